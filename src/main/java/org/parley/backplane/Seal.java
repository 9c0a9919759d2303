package org.parley.backplane;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what nodes tell each other by a key that only they have, so that whoever carries it can keep it back or say it again,
 * and neither read nor invent it (AES with 256 bits in GCM, NIST SP 800-38D). Thread-safe.
 *
 * <p>A sealed text is {@code 2 node number}, a line end, and the words, encrypted, in base64. The number grows with each one that a
 * node seals, so that one which was kept or is said again is known. It is the nonce too: each node's key is its own, made of the
 * cluster's and the node's name, and a node never has the name of another. The channel is sealed with it.
 */
public final class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String DERIVATION = "HmacSHA256";
    private static final String VERSION = "2";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    /** More than any node tells at once, in characters. */
    private static final int LONGEST = 4 << 20;

    private final byte[] key;

    /** What was sealed. */
    public record Opened(NodeId node, long number, String words) {}

    /** @param key 32 bytes that all nodes of the cluster share, and nobody else knows */
    public Seal(byte[] key) {
        this.key = key.clone();
    }

    /** Seals the words of a node for a channel; never two with one number. */
    public String seal(String channel, Opened said) {
        String head = String.join(" ", VERSION, said.node().value(), Long.toString(said.number()));
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, said.node(), said.number());
            cipher.updateAAD(bytes(channel + " " + head));
            return head + "\n" + Base64.getEncoder().encodeToString(cipher.doFinal(bytes(said.words())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    /** Opens what was sealed; nothing where that was not done by this key, for this channel and in this version. */
    public Optional<Opened> open(String channel, String text) {
        int end = text.length() > LONGEST ? -1 : text.indexOf('\n');
        String head = end < 0 ? "" : text.substring(0, end);
        String[] parts = head.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION) || !parts[2].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        var node = new NodeId(parts[1]);
        long number = Long.parseLong(parts[2]);
        try {
            byte[] sealed = Base64.getDecoder().decode(text.substring(end + 1));
            if (sealed.length * Byte.SIZE < TAG_BITS) {
                // Java 17 throws a ProviderException at it, which would end whoever hears.
                return Optional.empty();
            }
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, node, number);
            cipher.updateAAD(bytes(channel + " " + head));
            byte[] words = cipher.doFinal(sealed);
            return Optional.of(new Opened(node, number, new String(words, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // It is no seal of ours: whoever asks counts that.
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, NodeId node, long number) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        byte[] nonce =
                ByteBuffer.allocate(NONCE).putLong(NONCE - Long.BYTES, number).array();
        cipher.init(mode, keyOf(node), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private SecretKey keyOf(NodeId node) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(DERIVATION);
        mac.init(new SecretKeySpec(key, DERIVATION));
        return new SecretKeySpec(mac.doFinal(bytes("node " + node)), "AES");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
