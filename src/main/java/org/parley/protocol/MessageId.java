package org.parley.protocol;

import java.util.SplittableRandom;
import java.util.UUID;

/** The {@code mid} of a stored message: a UUIDv7, the same on every node for ever (RFC 9562 section 5.7). */
public record MessageId(String value) implements WireValue {

    /**
     * Makes the id of a message that is stored at the given time.
     *
     * @param millis milliseconds since 1970, 48 bits of which are kept
     * @param random the source of the other 74 bits; they need not be secret, a room's order is its {@code seq}
     */
    public static MessageId at(long millis, SplittableRandom random) {
        long high = (millis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new MessageId(new UUID(high, low).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
