package org.parley.token;

/** A token that opens nothing. The caller is not told why; who administers the issuer reads it in the log, at debug. */
public final class InvalidToken extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Makes one, which looks the same whatever was wrong. */
    // Without a stack trace: a refusal is an answer, and hostile clients ask often.
    public InvalidToken() {
        super("the token is not valid here, or not any more", null, false, false);
    }
}
