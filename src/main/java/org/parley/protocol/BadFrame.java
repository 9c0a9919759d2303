package org.parley.protocol;

import org.jspecify.annotations.Nullable;

/** What came is not a frame of the protocol. The message says what is wrong and never repeats what came. */
public final class BadFrame extends Exception {

    private static final long serialVersionUID = 1;

    private final transient @Nullable RequestId id;
    private final ErrorCode code;

    BadFrame(ErrorCode code, String message, @Nullable RequestId id) {
        super(message, null, false, false);
        this.code = code;
        this.id = id;
    }

    BadFrame(String message) {
        this(ErrorCode.BAD_REQUEST, message, null);
    }

    /** Returns the id of the command where it could be read, so that the refusal finds its way home. */
    public @Nullable RequestId id() {
        return id;
    }

    /** Returns this as a refusal. */
    public Refusal refusal() {
        return new Refusal(code, String.valueOf(getMessage()));
    }
}
