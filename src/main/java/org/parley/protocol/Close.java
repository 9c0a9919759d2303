package org.parley.protocol;

/**
 * Why a socket is closed. The range tells a client whether to come back: 4000–4499 yes, 4500–4999 no; below 4000 the
 * meanings are RFC 6455's (section 7.4.1).
 */
public enum Close {
    NORMAL(1000, "bye"),
    BINARY(1003, "text frames only"),
    ORIGIN(1008, "this origin is not allowed"),
    SILENT(1008, "nobody said hello"),
    TOO_LARGE(1009, "a frame holds 64 KiB at most"),
    SERVER_ERROR(1011, "an error of the server"),

    RESTART(4000, "the server restarts"),
    EXPIRED(4001, "the token has expired: renew it, and come back"),
    TOO_SLOW(4008, "too slow"),
    NO_PONG(4012, "no pong"),
    RATE_LIMIT(4013, "over the rate limit"),

    BAD_FRAMES(4500, "bad frames"),
    BAD_ROOM(4500, "not a room id"),
    UNAUTHENTICATED(4501, "not logged in, or not any more"),
    SENT_OUT(4503, "kicked or banned"),
    TOO_MANY(4504, "too many connections"),
    VERSION(4505, "only parley.v1.json is spoken here");

    private final int code;
    private final String reason;

    Close(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** Returns the code of the close frame. */
    public int code() {
        return code;
    }

    /** Returns the reason, at most 123 bytes of UTF-8 (RFC 6455 section 5.5). */
    public String reason() {
        return reason;
    }
}
