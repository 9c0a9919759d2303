package org.parley.socket;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.FrameCodec;

/**
 * Puts the parts of one message together, within bounds of our own: 64 KiB, 1,000 parts, 8 s.
 *
 * <p>The servers' own limits do not do: fragments bypass them on Undertow and Open Liberty, and none counts empty ones.
 * Parts come on one thread at a time; {@link #stuck} may be asked by another.
 */
final class Assembly {

    private static final int MAX_PARTS = 1_000;
    private static final long MAX_NANOS = 8_000_000_000L;

    private final LongSupplier nanoTime;
    private final StringBuilder begun = new StringBuilder();
    private int parts;
    private int bytes;
    private volatile long since;

    Assembly(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The message is larger, or in more parts, than a client may send. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("too large", null, false, false);
        }
    }

    /**
     * Takes a part, and returns the message if it was the last one.
     *
     * @throws TooLarge when a bound is passed; the socket is to be closed
     */
    @Nullable
    String add(String part, boolean last) throws TooLarge {
        bytes += utf8Length(part);
        parts++;
        if (bytes > FrameCodec.MAX_FRAME || parts > MAX_PARTS) {
            throw new TooLarge();
        }
        if (last && parts == 1) {
            reset();
            return part;
        }
        begun.append(part);
        if (!last) {
            if (parts == 1) {
                since = Math.max(1, nanoTime.getAsLong());
            }
            return null;
        }
        String message = begun.toString();
        begun.setLength(0);
        reset();
        return message;
    }

    /** Returns whether a message was begun and not ended in time. */
    boolean stuck() {
        long begunAt = since;
        return begunAt != 0 && nanoTime.getAsLong() - begunAt > MAX_NANOS;
    }

    private void reset() {
        parts = 0;
        bytes = 0;
        since = 0;
    }

    private static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair counts two: four bytes for the pair.
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }
}
