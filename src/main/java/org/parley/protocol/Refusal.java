package org.parley.protocol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a use case that refuses; every way in turns it into its own kind of answer.
 *
 * <p>The message is a sentence for the caller and never repeats what the caller sent.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final @Nullable Duration after;

    public Refusal(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** @param after when to try again, or null where there is no telling */
    public Refusal(ErrorCode code, String message, @Nullable Duration after) {
        super(message, null, false, false);
        this.code = code;
        this.after = after;
    }

    public ErrorCode code() {
        return code;
    }

    public @Nullable Duration after() {
        return after;
    }

    /** Returns when to try again in whole seconds, as {@code Retry-After} says it; null where there is no telling. */
    public @Nullable Long seconds() {
        return after == null ? null : after.plusMillis(999).toSeconds();
    }

    /** Returns the sentence for the caller. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
