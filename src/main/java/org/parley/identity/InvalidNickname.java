package org.parley.identity;

/**
 * A display name that {@link Nickname} refuses.
 *
 * <p>The message is one English sentence for the person who chose the name. It never repeats the name, so it may be
 * sent as an API error's {@code detail} and logged as it is.
 */
public final class InvalidNickname extends RuntimeException {

    private static final long serialVersionUID = 1;

    // Without a stack trace: a refusal is an answer, and hostile clients ask often.
    InvalidNickname(String message) {
        super(message, null, false, false);
    }
}
