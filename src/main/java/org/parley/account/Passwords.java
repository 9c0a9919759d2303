package org.parley.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;

/**
 * Hashes passwords by Argon2id with what OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes, one lane.
 *
 * <p>A hash takes some 50 ms of one core, which is its purpose: only on the threads that are for it.
 */
final class Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final int SALT = 16;

    /** What is compared with where there is no account, so that its absence takes as long as a wrong password. */
    private static final String NOBODY = "nobody has this password";

    private final SecureRandom random = new SecureRandom();

    private final String nobody = hash(NOBODY);

    /** Returns a hash with a salt of its own. */
    String hash(String password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return argon().hash(bytes(password), salt).getResult();
    }

    /** Returns whether a hash is of this password. */
    boolean matches(String password, String hash) {
        return Argon2Function.getInstanceFromHash(hash)
                .check(bytes(password), hash.getBytes(StandardCharsets.US_ASCII));
    }

    /** Takes as long as {@link #matches}. */
    void matchesNobody(String password) {
        matches(password, nobody);
    }

    /** Returns whether a hash was made with less than is asked for today. */
    boolean isOld(String hash) {
        Argon2Function made = Argon2Function.getInstanceFromHash(hash);
        return made.getMemory() < MEMORY_KIB || made.getIterations() < PASSES || made.getVariant() != Argon2.ID;
    }

    /** It keeps 19 MiB of its own, from its first use on. */
    private static Argon2Function argon() {
        return Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID);
    }

    /** However a keyboard composes its letters (NIST SP 800-63B section 3.1.1.2). */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
