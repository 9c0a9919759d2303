package org.parley.log;

/** The commit's answer never came: the batch may be stored or not. Repeating it is safe, acknowledging it is not. */
public final class OutcomeUnknown extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OutcomeUnknown(Throwable cause) {
        super("the outcome of a commit is unknown", cause);
    }
}
