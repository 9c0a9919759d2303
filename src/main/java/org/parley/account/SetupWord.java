package org.parley.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.parley.log.LogUnavailable;

/** Makes the word by which the first administrator comes to be: 192 bits, as text. Thread-safe. */
@FunctionalInterface
public interface SetupWord {

    /** Of which the word is made. */
    int BYTES = 24;

    /**
     * Makes it. May block.
     *
     * @throws LogUnavailable when the database does not answer
     */
    String make();

    /** Returns what makes a word that never was before: for a node that is alone. */
    static SetupWord fresh() {
        return () -> {
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            return text(bytes);
        };
    }

    /**
     * Returns what makes the same word on all nodes that share a key: whoever types it does not choose to which of them they
     * come.
     *
     * @param key what nobody else knows; its words for other things are not of this form
     */
    static SetupWord shared(Supplier<byte[]> key) {
        return () -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.get(), mac.getAlgorithm()));
                byte[] made = mac.doFinal("the first administrator".getBytes(StandardCharsets.UTF_8));
                return text(Arrays.copyOf(made, BYTES));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has HmacSHA256", e);
            }
        };
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
