package org.parley.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.parley.faults.WireFrames.Frame;
import org.parley.it.ClientFrames;

/** One WebSocket: hears whole frames split at line feeds, and sends one after the other. Thread-safe. */
final class Wire {

    /** Where a TCP connection ends without a close frame. */
    static final int BROKEN = 1006;

    private static final System.Logger LOG = System.getLogger(Wire.class.getName());

    private final Ear ear;
    private final Sockets sockets;
    private final int port;
    private final WireFrames frames = new WireFrames();
    private final StringBuilder answer = new StringBuilder();
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private ByteBuffer out;
    private boolean open;
    private boolean over;

    /** Who listens to a wire; called by the thread that serves all, or by the one that cut it. */
    interface Ear {
        void opened(Wire wire);

        void heard(Wire wire, String frame);

        void ended(Wire wire, int code, String reason);

        /** The handshake came to nothing; the status is 0 where there was no answer. */
        void turnedAway(Wire wire, int status);
    }

    /** Begins to connect. */
    Wire(Ear ear, Sockets sockets, int port, String handshake) {
        this.ear = ear;
        this.sockets = sockets;
        this.port = port;
        this.out = ByteBuffer.wrap(handshake.getBytes(StandardCharsets.ISO_8859_1));
        out.position(out.limit());
    }

    /** Connects, on the thread that serves. */
    void begin(Selector selector) {
        try {
            synchronized (this) {
                if (over) {
                    return;
                }
                SocketChannel fresh = SocketChannel.open();
                channel = fresh;
                fresh.configureBlocking(false);
                fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
                fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                key = fresh.register(selector, SelectionKey.OP_CONNECT, this);
            }
        } catch (IOException e) {
            end(BROKEN, String.valueOf(e), 0);
        }
    }

    /** Does what the socket is ready for, on the thread that serves. */
    void ready(SelectionKey ready, ByteBuffer data) {
        try {
            SocketChannel socket = (SocketChannel) ready.channel();
            if (ready.isConnectable() && socket.finishConnect()) {
                flush();
                return;
            }
            // What the server said last is read before a write can fail.
            if (ready.isReadable()) {
                int length = socket.read(data.clear());
                if (length < 0) {
                    end(BROKEN, "end of stream", 0);
                } else {
                    take(data.flip());
                }
            }
            if (ready.isValid() && ready.isWritable()) {
                flush();
            }
        } catch (IOException | RuntimeException e) {
            // Also what its client cannot read: the other wires must not pay for it, and the end is recorded.
            end(BROKEN, String.valueOf(e), 0);
        }
    }

    /** Sends a frame after those before it; one that cannot be sent shows in the socket's end. */
    void send(String text) {
        write(ClientFrames.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Cuts the TCP connection, without a word to the server. */
    void cut() {
        end(BROKEN, "cut", 0);
    }

    /** Gives up a handshake that has had no answer. */
    void giveUp() {
        boolean late;
        synchronized (this) {
            late = !open;
        }
        if (late) {
            end(BROKEN, "no answer", 0);
        }
    }

    private void take(ByteBuffer data) throws IOException {
        while (!open && data.hasRemaining()) {
            answer.append((char) data.get());
            if (answer.length() >= 4 && answer.indexOf("\r\n\r\n", answer.length() - 4) >= 0) {
                int status = Integer.parseInt(answer.substring(9, 12));
                if (status != 101) {
                    end(BROKEN, "refused", status);
                    return;
                }
                synchronized (this) {
                    open = true;
                }
                answer.setLength(0);
                answer.trimToSize();
                ear.opened(this);
            }
        }
        for (Frame frame = frames.next(data); frame != null; frame = frames.next(data)) {
            hear(frame);
        }
    }

    private void hear(Frame frame) {
        switch (frame.opcode()) {
            case ClientFrames.TEXT -> frame.text().lines().forEach(line -> ear.heard(this, line));
            case ClientFrames.PING -> write(ClientFrames.PONG, frame.payload());
            case ClientFrames.CLOSE -> {
                write(ClientFrames.CLOSE, frame.payload());
                end(frame.closeCode(), frame.closeReason(), 0);
            }
            default -> {
                // A pong that nobody asked for.
            }
        }
    }

    private void write(int opcode, byte[] payload) {
        synchronized (this) {
            if (!open || over) {
                return;
            }
            out = ClientFrames.write(out, opcode, payload, payload.length);
        }
        try {
            flush();
        } catch (IOException | CancelledKeyException e) {
            // The end comes by the reading side: the server's close frame may still wait there.
            LOG.log(System.Logger.Level.DEBUG, "a server that has gone was written to", e);
        }
    }

    private synchronized void flush() throws IOException {
        if (over || channel == null || key == null) {
            return;
        }
        try {
            channel.write(out.flip());
        } finally {
            out.compact();
        }
        boolean more = out.position() > 0;
        int before = key.interestOps();
        int after = more ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (before != after) {
            key.interestOps(after);
            sockets.wakeUp();
        }
    }

    private void end(int code, String reason, int status) {
        boolean wasOpen;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            wasOpen = open;
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        sockets.wakeUp();
        if (wasOpen) {
            ear.ended(this, code, reason);
        } else {
            ear.turnedAway(this, status);
        }
    }
}
