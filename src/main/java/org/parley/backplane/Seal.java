package org.parley.backplane;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what nodes tell each other by a key that only they have, so that whoever carries it can keep it back or say it again,
 * and not invent it (HMAC with SHA-256, RFC 2104, 128 bits of it). Thread-safe.
 *
 * <p>A sealed text is {@code 2 node number code}, a line end, and the words. The number grows with each one that a node seals, so that
 * one which was kept or is said again is known. The code covers the channel too.
 */
public final class Seal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "2";
    private static final int LENGTH = 16;

    /** More than any node tells at once, in characters. */
    private static final int LONGEST = 4 << 20;

    private final Mac mac;

    /** What was sealed. */
    public record Opened(NodeId node, long number, String words) {}

    /** @param key 32 bytes that all nodes of the cluster share, and nobody else knows */
    public Seal(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Seals the words of a node for a channel. */
    public String seal(String channel, Opened said) {
        return String.join(" ", VERSION, said.node().value(), Long.toString(said.number()), code(channel, said)) + "\n"
                + said.words();
    }

    /** Opens what was sealed; nothing where that was not done by this key, for this channel and in this version. */
    public Optional<Opened> open(String channel, String text) {
        int end = text.length() > LONGEST ? -1 : text.indexOf('\n');
        String[] head = end < 0 ? new String[0] : text.substring(0, end).split(" ", -1);
        if (head.length != 4 || !head[0].equals(VERSION) || !head[2].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        var said = new Opened(new NodeId(head[1]), Long.parseLong(head[2]), text.substring(end + 1));
        boolean whole = MessageDigest.isEqual(bytes(code(channel, said)), bytes(head[3]));
        return whole ? Optional.of(said) : Optional.empty();
    }

    private synchronized String code(String channel, Opened said) {
        mac.update(bytes(VERSION + " " + channel + " " + said.node() + " " + said.number() + "\n"));
        byte[] code = mac.doFinal(bytes(said.words()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, LENGTH));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
