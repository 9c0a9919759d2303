package org.parley.log;

/** The log cannot be reached; nothing was stored. The same call may succeed later. */
public final class LogUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says what made the log fail. */
    public LogUnavailable(Throwable cause) {
        super("the log is not available", cause);
    }

    /** Says it without having asked the log: it was away a moment ago. */
    public LogUnavailable(String message) {
        super(message, null, false, false);
    }
}
