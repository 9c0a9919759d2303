package org.parley.protocol;

/**
 * Why something was refused. The names are fixed: clients outside decide by them.
 *
 * <p>{@link #retry} says whether the same request may succeed later.
 */
public enum ErrorCode {
    BAD_REQUEST(400, false),
    UNAUTHORIZED(401, false),
    FORBIDDEN(403, false),
    /** Also for what the caller may not know exists. */
    NOT_FOUND(404, false),
    CONFLICT(409, false),
    TOO_LARGE(413, false),
    RATE_LIMITED(429, true),
    /** Nothing was stored. */
    UNAVAILABLE(503, true),
    UNSUPPORTED(501, false);

    private final int status;
    private final boolean retry;

    ErrorCode(int status, boolean retry) {
        this.status = status;
        this.retry = retry;
    }

    /** Returns the HTTP status that says the same (RFC 9110 section 15). */
    public int status() {
        return status;
    }

    /** Returns whether the same request may succeed later. */
    public boolean retry() {
        return retry;
    }
}
