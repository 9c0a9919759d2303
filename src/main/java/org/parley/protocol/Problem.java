package org.parley.protocol;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body of every HTTP answer that is no success (RFC 9457).
 *
 * @param detail a sentence for the caller, which never repeats what the caller sent
 * @param code the code that a socket would give, where there is one
 * @param after when to try again, in milliseconds, where that is known
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String code,
        @Nullable Long after) {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Describes a problem that its status already names. */
    public Problem(int status, String title, @Nullable String detail, @Nullable String code) {
        this("about:blank", title, status, detail, code, null);
    }

    /** Describes a refusal. */
    public Problem(String title, Refusal refusal) {
        this(
                "about:blank",
                title,
                refusal.code().status(),
                refusal.sentence(),
                refusal.code().name().toLowerCase(Locale.ROOT),
                refusal.after() == null ? null : refusal.after().toMillis());
    }
}
