package org.parley.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes texts that cannot be guessed; for passwords there is Argon2id. */
public final class Sha256 {

    private Sha256() {}

    /** Returns the hash, 64 characters of hexadecimal. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(bytes(text));
    }

    /** Returns the hash, 32 bytes. */
    public static byte[] bytes(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
