package org.parley.bench;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Recognises {@link Head}s byte by byte, and forgets a frame as soon as it can be none. Used by many, so stateless. */
final class Heads {

    private static final Head[] ALL = Head.values();

    private final byte[][] patterns = new byte[ALL.length][];
    private final int every;

    Heads(Dialect dialect) {
        int mask = 0;
        for (int i = 0; i < ALL.length; i++) {
            String pattern = dialect.heads().getOrDefault(ALL[i], "");
            patterns[i] = pattern.getBytes(StandardCharsets.ISO_8859_1);
            mask |= pattern.isEmpty() ? 0 : 1 << i;
        }
        every = mask;
    }

    /** Returns the set of heads that nothing speaks against yet. */
    int every() {
        return every;
    }

    /** Returns what is left of a set, after the byte at an index. */
    int after(int candidates, int index, byte next) {
        int rest = candidates;
        for (int left = candidates; left != 0; left &= left - 1) {
            int i = Integer.numberOfTrailingZeros(left);
            if (patterns[i][index] != next) {
                rest &= ~(1 << i);
            }
        }
        return rest;
    }

    /** Returns the head of a set that ends after this many bytes. */
    @Nullable
    Head complete(int candidates, int length) {
        for (int left = candidates; left != 0; left &= left - 1) {
            int i = Integer.numberOfTrailingZeros(left);
            if (patterns[i].length == length) {
                return ALL[i];
            }
        }
        return null;
    }
}
