package org.parley.account;

import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords by Argon2id with what OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes, one lane.
 *
 * <p>A hash takes some 40 ms of one core, which is its purpose: only on the threads that are for it. Each of those that
 * hash at the same time has 19 MiB, which are kept for the next: new ones for each hash would have the collector stop
 * the chat every few of them.
 */
final class Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final int SALT = 16;

    /** Those of the memory, and the few that it works with. */
    private static final int BLOCKS = Argon2BytesGenerator.getBlockCount(MEMORY_KIB, LANES) + 8;

    /** What is compared with where there is no account, so that its absence takes as long as a wrong password. */
    private static final String NOBODY = "nobody has this password";

    private final SecureRandom random = new SecureRandom();

    /** The memory that is not in use, zeroed; softly, so that a heap that is short of it may have it. */
    private final Queue<SoftReference<BlockPool>> memories = new ConcurrentLinkedQueue<>();

    private final String nobody = hash(NOBODY);

    /** Returns a hash with a salt of its own. */
    String hash(String password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        byte[] hash = argon2(password, MEMORY_KIB, PASSES, LANES, salt, LENGTH);
        return new PasswordHash(MEMORY_KIB, PASSES, LANES, PasswordHash.encode(salt), PasswordHash.encode(hash))
                .toString();
    }

    /** Returns whether a hash is of this password. */
    boolean matches(String password, String hash) {
        PasswordHash kept = PasswordHash.parse(hash);
        byte[] right = kept.hashBytes();
        byte[] tried = argon2(password, kept.memory(), kept.passes(), kept.lanes(), kept.saltBytes(), right.length);
        return MessageDigest.isEqual(tried, right);
    }

    /** Takes as long as {@link #matches}. */
    void matchesNobody(String password) {
        matches(password, nobody);
    }

    /** Returns whether a hash was made with less than is asked for today. */
    boolean isOld(String hash) {
        PasswordHash kept = PasswordHash.parse(hash);
        return kept.memory() < MEMORY_KIB || kept.passes() < PASSES;
    }

    private byte[] argon2(String password, int kib, int passes, int lanes, byte[] salt, int length) {
        SoftReference<BlockPool> free = memories.poll();
        BlockPool kept = free == null ? null : free.get();
        BlockPool memory = kept == null ? new FixedBlockPool(BLOCKS) : kept;
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(kib)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .withBlockPool(memory)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(bytes(password), hash);
            return hash;
        } finally {
            memories.add(new SoftReference<>(memory));
        }
    }

    /** However a keyboard composes its letters (NIST SP 800-63B section 3.1.1.2). */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
