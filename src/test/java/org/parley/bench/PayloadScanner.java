package org.parley.bench;

import java.nio.ByteBuffer;

/**
 * Finds markers and heads in what a server says, without parsing it and without allocating, however it is cut.
 *
 * <p>Between two markers it looks at eight bytes at a time. Buffers must be little-endian.
 */
final class PayloadScanner {

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long TILDES = ONES * Marker.TILDE;
    private static final long FEEDS = ONES * '\n';

    private final Heads heads;
    private final int padding;
    private final Listener listener;
    private State state = State.SEEK;
    private int candidates;
    private int seen;
    private int sender;
    private int counter;
    private long number;

    private enum State {
        HEAD,
        ID,
        SEEK,
        MARK,
        SKIP
    }

    /** Hears what was found. */
    interface Listener {
        void delivered(int sender, int counter, long time);

        /**
         * A head came.
         *
         * @param number what follows {@link Head#ACKNOWLEDGED}; elsewhere 0
         */
        void head(Head head, long number);
    }

    /**
     * Begins outside of a text.
     *
     * @param padding bytes of text that follow a marker and need not be looked at
     */
    PayloadScanner(Heads heads, int padding, Listener listener) {
        this.heads = heads;
        this.padding = padding;
        this.listener = listener;
    }

    /** A text begins. */
    void begin() {
        state = heads.every() == 0 ? State.SEEK : State.HEAD;
        candidates = heads.every();
        seen = 0;
    }

    /** Takes a part of a text. */
    void scan(ByteBuffer data, int from, int to) {
        int at = from;
        while (at < to) {
            switch (state) {
                case HEAD -> at = head(data, at, to);
                case ID -> at = id(data, at, to);
                case MARK -> at = mark(data, at, to);
                case SKIP -> {
                    int part = Math.min(padding - seen, to - at);
                    seen += part;
                    at += part;
                    if (seen == padding) {
                        state = State.SEEK;
                    }
                }
                case SEEK -> {
                    at = seek(data, at, to);
                    if (at < to) {
                        found(data.get(at));
                        at++;
                    }
                }
            }
        }
    }

    private void found(byte what) {
        if (what == Marker.TILDE) {
            state = State.MARK;
            seen = 0;
            number = 0;
        } else {
            begin();
        }
    }

    private int head(ByteBuffer data, int from, int to) {
        int at = from;
        while (at < to) {
            candidates = heads.after(candidates, seen, data.get(at));
            if (candidates == 0) {
                // The byte may be one that is sought: it is looked at again.
                state = State.SEEK;
                return at;
            }
            at++;
            seen++;
            Head complete = heads.complete(candidates, seen);
            if (complete != null) {
                complete(complete);
                return at;
            }
        }
        return at;
    }

    private void complete(Head head) {
        if (head == Head.ACKNOWLEDGED) {
            state = State.ID;
            number = 0;
        } else {
            state = State.SEEK;
            listener.head(head, 0);
        }
    }

    private int id(ByteBuffer data, int from, int to) {
        for (int at = from; at < to; at++) {
            int digit = data.get(at) - '0';
            if (digit < 0 || digit > 9) {
                state = State.SEEK;
                listener.head(Head.ACKNOWLEDGED, number);
                return at;
            }
            number = number * 10 + digit;
        }
        return to;
    }

    private int mark(ByteBuffer data, int from, int to) {
        int at = from;
        while (at < to) {
            number = (number << 4) | ((data.get(at) - 'a') & 0xF);
            at++;
            seen++;
            if (seen == Marker.SENDER) {
                sender = (int) number;
                number = 0;
            } else if (seen == Marker.SENDER + Marker.COUNTER) {
                counter = (int) number;
                number = 0;
            } else if (seen == Marker.DIGITS) {
                state = padding == 0 ? State.SEEK : State.SKIP;
                seen = 0;
                listener.delivered(sender, counter, number);
                return at;
            }
        }
        return at;
    }

    /** Returns the index of the next tilde or line feed, or the end. */
    private static int seek(ByteBuffer data, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = data.getLong(at);
            long tilde = word ^ TILDES;
            long feed = word ^ FEEDS;
            long hits = (((tilde - ONES) & ~tilde) | ((feed - ONES) & ~feed)) & HIGHS;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (at < to && data.get(at) != Marker.TILDE && data.get(at) != '\n') {
            at++;
        }
        return at;
    }
}
