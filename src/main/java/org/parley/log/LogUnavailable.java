package org.parley.log;

/** The log cannot be reached; nothing was stored. The same call may succeed later. */
public final class LogUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LogUnavailable(Throwable cause) {
        super("the log is not available", cause);
    }
}
