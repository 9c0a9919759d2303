package org.parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.parley.it.ClientFrames;

/** One socket in one room: opens it, reads from it, says something, answers pings. Used by one thread. */
final class Member implements PayloadScanner.Listener, FrameReader.Controls {

    /** Code of a socket that is open. */
    static final int OPEN = 0;

    /** Code of a socket that ended without a close frame. */
    static final int BROKEN = 1006;

    private static final int SMALL_BUFFER = 4 * 1024;
    private static final int TIMES = 1 << 12;

    private final Room room;
    private final int number;
    private final boolean reads;
    private final MessageFrame message;
    private final OrderCheck order;
    private final FrameReader reader;
    private final Crowd crowd;
    private final Dialect dialect;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final long @Nullable [] times;
    private final StringBuilder answer = new StringBuilder();
    private ByteBuffer out = ByteBuffer.allocate(512);
    private boolean waitsForFlush;
    private boolean upgraded;
    private boolean joined;
    private boolean deaf;
    private boolean mute;
    private int refused;
    private int closed;

    /**
     * Begins to connect.
     *
     * @param number its place in the room; the first ones are senders
     * @param reads whether it reads anything after it has joined
     */
    Member(Crowd crowd, Room room, int number, boolean reads, Selector selector) throws IOException {
        this.crowd = crowd;
        this.dialect = crowd.dialect();
        this.room = room;
        this.number = number;
        this.reads = reads;
        this.message = crowd.message(room);
        this.order = new OrderCheck(room.senders());
        this.times = number < room.senders() ? new long[TIMES] : null;
        this.reader = new FrameReader(new PayloadScanner(crowd.heads(), crowd.padding(), this), this);
        this.channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (!reads) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
        }
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        if (channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), crowd.port()))) {
            connected();
        }
    }

    boolean reads() {
        return reads;
    }

    boolean joined() {
        return joined;
    }

    /** Returns the code of the close frame, {@link #BROKEN}, or {@link #OPEN}. */
    int closeCode() {
        return closed;
    }

    OrderCheck order() {
        return order;
    }

    /** Returns how many of its messages the server refused, and said so. */
    int refused() {
        return refused;
    }

    /** Says the next message, which is said to have been sent at this time. */
    void say(long time) {
        int counter = room.next(number);
        if (times != null) {
            times[counter & (TIMES - 1)] = time;
        }
        out = message.write(out, number, counter, time);
        wantFlush();
    }

    /** Does what the socket is ready for. */
    void ready(ByteBuffer data) {
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                connected();
            } else {
                if (key.isWritable()) {
                    flush();
                }
                if (key.isValid() && key.isReadable()) {
                    read(data);
                }
            }
        } catch (IOException e) {
            end(BROKEN);
        }
    }

    /** Writes what waits to be written. */
    void flush() {
        waitsForFlush = false;
        if (closed != OPEN) {
            return;
        }
        try {
            channel.write(out.flip());
            out.compact();
            int read = deaf ? 0 : SelectionKey.OP_READ;
            key.interestOps(out.position() > 0 ? read | SelectionKey.OP_WRITE : read);
        } catch (IOException e) {
            end(BROKEN);
        }
    }

    /**
     * Reads after all, to find out how the socket was closed, and only reads: a pong to a server that has gone, as
     * Payara has, would bring a reset, and what is not read by then is lost.
     */
    void readOn() {
        deaf = false;
        mute = true;
        if (closed == OPEN) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** Says goodbye; the server closes the socket. */
    void leave() {
        if (closed == OPEN) {
            byte[] normal = {0x03, (byte) 0xE8};
            out = ClientFrames.write(out, ClientFrames.CLOSE, normal, normal.length);
            wantFlush();
        }
    }

    /** Is gone without a word. */
    void drop() {
        end(BROKEN);
    }

    @Override
    public void delivered(int sender, int counter, long time) {
        if (reads && order.heard(sender, counter)) {
            crowd.delivered(this, sender, counter, time);
        }
    }

    @Override
    public void head(Head head, long id) {
        switch (head) {
            case OPENED -> say(dialect.greeting());
            case PING -> {
                if (!mute) {
                    say(dialect.pong());
                }
            }
            case JOINED -> join();
            case ACKNOWLEDGED -> {
                if (times != null) {
                    crowd.acknowledged(this, times[(int) (id - MessageFrame.FIRST_ID) & (TIMES - 1)]);
                }
            }
            case REFUSED -> {
                refused++;
                crowd.tally().refused();
            }
            case PRESENCE -> crowd.tally().presence();
        }
    }

    @Override
    public void control(int opcode, byte[] payload, int length) {
        if (opcode == ClientFrames.PING && !mute) {
            out = ClientFrames.write(out, ClientFrames.PONG, payload, length);
            wantFlush();
        } else if (opcode == ClientFrames.CLOSE) {
            end(length < 2 ? BROKEN : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF));
        }
    }

    private void say(String text) {
        out = ClientFrames.text(out, text.getBytes(StandardCharsets.ISO_8859_1));
        wantFlush();
    }

    private void connected() throws IOException {
        byte[] request = dialect.handshake(crowd.port(), room.name(), crowd.name(room, number));
        out = ClientFrames.room(out, request.length).put(request);
        flush();
    }

    private void join() {
        if (!joined) {
            joined = true;
            deaf = !reads;
            crowd.joined();
            wantFlush();
        }
    }

    private void read(ByteBuffer data) throws IOException {
        int length = channel.read(data.clear());
        crowd.look();
        if (length < 0) {
            end(BROKEN);
        } else if (length > 0) {
            data.flip();
            if (!upgraded) {
                upgrade(data);
            }
            reader.read(data);
        }
    }

    private void upgrade(ByteBuffer data) {
        while (!upgraded && data.hasRemaining()) {
            answer.append((char) data.get());
            upgraded = answer.length() >= 4 && answer.indexOf("\r\n\r\n", answer.length() - 4) >= 0;
        }
        if (upgraded) {
            if (!answer.toString().startsWith("HTTP/1.1 101")) {
                throw new IllegalStateException("no socket, but " + answer);
            }
            answer.setLength(0);
            answer.trimToSize();
            if (dialect.joinsByHandshake()) {
                join();
            }
        }
    }

    private void wantFlush() {
        if (!waitsForFlush) {
            waitsForFlush = true;
            crowd.wantsFlush(this);
        }
    }

    private void end(int code) {
        if (closed == OPEN) {
            closed = code;
            crowd.closed();
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
