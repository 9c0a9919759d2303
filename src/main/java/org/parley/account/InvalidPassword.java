package org.parley.account;

/** Thrown where a new password breaks a rule. The message is a sentence for the person, and does not repeat it. */
public final class InvalidPassword extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidPassword(String rule) {
        super(rule, null, false, false);
    }
}
