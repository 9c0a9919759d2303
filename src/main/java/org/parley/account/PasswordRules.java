package org.parley.account;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.identity.Nickname;

/**
 * What a new password must be: of 8 to 128 characters, not one of the common ones, and not a name (NIST SP 800-63B section
 * 3.1.1.2). Nothing is asked of what it is composed of.
 */
final class PasswordRules {

    /** In characters as people count them, which are code points. */
    static final int LEAST = 8;

    static final int MOST = 128;

    private static final String OURS = "parley";

    private final Set<String> common = common();

    /**
     * Checks a password.
     *
     * @throws InvalidPassword with a sentence for the person
     */
    void check(String password, Nickname... names) {
        int length = password.codePointCount(0, password.length());
        if (length < LEAST) {
            throw new InvalidPassword("A password needs at least " + LEAST + " characters.");
        } else if (length > MOST) {
            throw new InvalidPassword("A password may have at most " + MOST + " characters.");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (common.contains(plain) || isRepetition(plain)) {
            throw new InvalidPassword("This password is among the first that would be tried. Choose another.");
        }
        for (Nickname name : names) {
            if (isMadeOf(plain, name.value().toLowerCase(Locale.ROOT))) {
                throw new InvalidPassword("A password may not be a name of yours. Choose another.");
            }
        }
        if (isMadeOf(plain, OURS)) {
            throw new InvalidPassword("This password is among the first that would be tried. Choose another.");
        }
    }

    /** A word, or the word again and again, with or without digits behind it. */
    private static boolean isMadeOf(String password, String word) {
        String stem = password.replaceAll("[\\d\\p{Punct}]+$", "");
        return !stem.isEmpty() && stem.replace(word, "").isBlank();
    }

    private static boolean isRepetition(String password) {
        return password.codePoints().distinct().count() == 1;
    }

    private static Set<String> common() {
        try {
            return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                    .filter(word -> word.length() >= LEAST)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
