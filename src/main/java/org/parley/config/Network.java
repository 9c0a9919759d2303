package org.parley.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of addresses (RFC 4632), such as {@code 10.0.0.0/8}, {@code 2001:db8::/32} or one address alone.
 *
 * @param bits how many bits of the address all have in common
 */
public record Network(InetAddress address, int bits) {

    private static final Pattern FORM = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

    /** Nothing that could be a name, which somebody else would have to resolve. */
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    /** Reads a range; nothing where it is none. */
    public static Optional<Network> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String bits = form.group(2);
        return address(form.group(1))
                .map(address -> new Network(address, bits == null ? size(address) : Integer.parseInt(bits)))
                .filter(network -> network.bits <= size(network.address));
    }

    /** Reads one address; nothing where it is none. */
    public static Optional<InetAddress> address(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            // Not an address.
            return Optional.empty();
        }
    }

    /** Returns whether an address is in this range. */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        boolean same = mine.length == theirs.length;
        for (int bit = 0; same && bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            same = ((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) == 0;
        }
        return same;
    }

    private static int size(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }
}
