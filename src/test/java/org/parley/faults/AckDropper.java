package org.parley.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Passes on what a server says on WebSockets, but for some of the acknowledgements. Thread-safe. */
final class AckDropper implements TcpProxy.Pump {

    private static final int END_OF_HEAD = 0x0D0A0D0A;
    private static final int WHOLE_TEXT = 0x81;
    private static final int MEDIUM = 126;
    private static final int LARGE = 127;

    private final int percent;
    private final AtomicLong dropped = new AtomicLong();

    /** @param percent so many of a hundred acknowledgements are lost */
    AckDropper(int percent) {
        this.percent = percent;
    }

    long dropped() {
        return dropped.get();
    }

    @Override
    public void run(InputStream from, OutputStream to) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(from));
        head(in, to);
        while (true) {
            int first = in.read();
            if (first < 0) {
                return;
            }
            byte[] payload = payload(in);
            if (first == WHOLE_TEXT) {
                payload = without(payload);
            }
            if (payload.length > 0 || first != WHOLE_TEXT) {
                to.write(frame(first, payload));
            }
        }
    }

    private static void head(DataInputStream in, OutputStream to) throws IOException {
        var head = new ByteArrayOutputStream();
        int last = 0;
        while (last != END_OF_HEAD) {
            int next = in.readUnsignedByte();
            head.write(next);
            last = last << 8 | next;
        }
        head.writeTo(to);
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        long length = in.readUnsignedByte();
        if (length == MEDIUM) {
            length = in.readUnsignedShort();
        } else if (length == LARGE) {
            length = in.readLong();
        }
        byte[] payload = in.readNBytes(Math.toIntExact(length));
        if (payload.length < length) {
            throw new EOFException();
        }
        return payload;
    }

    private byte[] without(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !loses(line))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private boolean loses(String line) {
        boolean loses = line.startsWith("{\"type\":\"ok\"")
                && ThreadLocalRandom.current().nextInt(100) < percent;
        if (loses) {
            dropped.incrementAndGet();
        }
        return loses;
    }

    private static byte[] frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(10 + payload.length).put((byte) first);
        if (payload.length < MEDIUM) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) MEDIUM).putShort((short) payload.length);
        } else {
            frame.put((byte) LARGE).putLong(payload.length);
        }
        frame.put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }
}
