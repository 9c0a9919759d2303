package org.parley.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client of RFC 6455 made by hand over TCP, which does what no well-behaved one would: any path, any headers, any
 * bytes for a frame. It answers nothing by itself, not even a ping. Used by one thread.
 */
public final class RawSocket implements AutoCloseable {

    /** First bytes of frames (RFC 6455 section 5.2). */
    static final int FIN = 0x80;

    static final int RSV1 = 0x40;
    static final int RSV2 = 0x20;
    static final int RSV3 = 0x10;
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    /** What {@link #closeCode} returns where the TCP connection ended without a close frame. */
    public static final int NO_CLOSE_FRAME = 1006;

    /** How long an end, or an answer, may take: twice what security.md demands. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int MASK = 0x5AF00FA5;
    private static final int SMALL_BUFFER = 16 * 1024;
    private static final int SMALL = 125;
    private static final int MEDIUM = 126;
    private static final int LARGE = 127;
    private static final int MOST_HEAD = 64 * 1024;
    private static final int END_OF_HEAD = 0x0D0A0D0A;
    private static final int FRAMES_A_WRITE = 1_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})[^\\r]*\\r\\n");

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final String head;
    private final List<String> texts = new ArrayList<>();

    /** A frame of the server. */
    record Frame(int first, String text, int closeCode) {
        int opcode() {
            return first & 0xF;
        }
    }

    private RawSocket(ParleyServer server, String request) {
        try {
            socket = new Socket();
            // Small, so that whoever does not read is felt at the server and not hidden by this machine's buffers.
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.connect(new InetSocketAddress("localhost", server.port()));
            socket.setTcpNoDelay(true);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            out = socket.getOutputStream();
            send(request);
            head = readHead();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server may answer, or hang up, before it has read a request that is too long: the answer tells. */
    private void send(String request) throws IOException {
        try {
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException e) {
            System.getLogger(RawSocket.class.getName()).log(System.Logger.Level.DEBUG, "hung up upon", e);
        }
    }

    /**
     * Asks for a socket and reads the answer, whatever it is.
     *
     * @param target the request's target as it goes over the wire, one byte a character
     * @param headers names and values, one after the other, sent besides those that a handshake needs
     */
    static RawSocket handshake(ParleyServer server, String target, String... headers) {
        var request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost:" + server.port()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        return new RawSocket(server, request.append("\r\n").toString());
    }

    /** Sends one request as it is, and reads the head of the answer. */
    static RawSocket request(ParleyServer server, String request) {
        return new RawSocket(server, request);
    }

    /** Opens a socket of {@code parley.v1.json} and waits until it has joined. */
    public static RawSocket json(ParleyServer server, String room) {
        RawSocket socket = handshake(server, "/chat/" + room, "Sec-WebSocket-Protocol", ChatClient.V1)
                .opened();
        socket.text(text -> text.contains("\"type\":\"joined\""));
        return socket;
    }

    /** Opens a socket of plain text. */
    static RawSocket plain(ParleyServer server, String room) {
        return handshake(server, "/chat/" + room).opened();
    }

    /** Returns the port at this end. */
    public int localPort() {
        return socket.getLocalPort();
    }

    /** Returns the HTTP status of the answer; 0 where the connection ended without one. */
    int status() {
        Matcher status = STATUS.matcher(head);
        return status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
    }

    /** Returns the head of the answer. */
    String head() {
        return head;
    }

    /** Returns a whole, masked frame with a true length. */
    static byte[] frame(int first, byte... payload) {
        return frame(first, true, payload.length, payload);
    }

    /** Returns a whole, masked frame of text. */
    public static byte[] text(String payload) {
        return frame(FIN | TEXT, payload.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns any frame.
     *
     * @param first the first byte: FIN, RSV bits and opcode
     * @param declared the length that the frame says it has, as an unsigned number
     */
    static byte[] frame(int first, boolean masked, long declared, byte... payload) {
        int mark = masked ? 0x80 : 0;
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (declared < 0 || declared > 0xFFFF) {
            frame.put((byte) (mark | LARGE)).putLong(declared);
        } else if (declared > SMALL) {
            frame.put((byte) (mark | MEDIUM)).putShort((short) declared);
        } else {
            frame.put((byte) (mark | (int) declared));
        }
        if (masked) {
            frame.putInt(MASK);
        }
        for (int i = 0; i < payload.length; i++) {
            frame.put(masked ? (byte) (payload[i] ^ (MASK >>> (8 * (3 - i % 4)))) : payload[i]);
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /** Sends bytes; that the server has closed meanwhile shows when something is read. */
    public RawSocket send(byte[] bytes) {
        repeat(bytes, 1);
        return this;
    }

    /** Sends the same bytes again and again, until the server has closed. */
    RawSocket repeat(byte[] bytes, int times) {
        var chunk = new ByteArrayOutputStream();
        try {
            for (int i = 1; i <= times; i++) {
                chunk.writeBytes(bytes);
                if (i % FRAMES_A_WRITE == 0 || i == times) {
                    chunk.writeTo(out);
                    chunk.reset();
                }
            }
        } catch (IOException e) {
            // The server does not want to hear more: what a flood is for.
            return this;
        }
        return this;
    }

    /** Reads until a text comes that fits, and returns it. */
    String text(Predicate<String> fits) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                Frame frame = read(until);
                if (frame.opcode() == TEXT && fits.test(frame.text())) {
                    return frame.text();
                } else if (frame.opcode() == CLOSE) {
                    throw new AssertionError("closed with " + frame.closeCode() + " " + frame.text());
                }
            }
        } catch (IOException e) {
            throw new AssertionError("no such text came", e);
        }
    }

    /** Returns the frames of a type among all that was read, split at line feeds as {@code parley.v1.json} joins them. */
    List<JsonObject> frames(String type) {
        return texts.stream()
                .flatMap(String::lines)
                .map(line -> Json.createReader(new StringReader(line)).readObject())
                .filter(frame -> frame.getString("type").equals(type))
                .toList();
    }

    /** Reads until the end; returns the code of the close frame, or {@link #NO_CLOSE_FRAME}. */
    public int closeCode() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                Frame frame = read(until);
                if (frame.opcode() == CLOSE) {
                    return frame.closeCode();
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("still open after " + PATIENCE, e);
        } catch (IOException e) {
            return NO_CLOSE_FRAME;
        }
    }

    /** Reads until the TCP connection ends. */
    void awaitEnd() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                read(until);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("TCP is still open after " + PATIENCE, e);
        } catch (IOException e) {
            // The end.
            return;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawSocket opened() {
        if (status() != 101) {
            close();
            throw new AssertionError("no socket, but " + head);
        }
        return this;
    }

    private String readHead() throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        var bytes = new StringBuilder();
        int last = 0;
        try {
            while (bytes.length() < MOST_HEAD && last != END_OF_HEAD) {
                int next = in.readUnsignedByte();
                bytes.append((char) next);
                last = last << 8 | next;
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // The connection ended; what came until then is the answer.
            return bytes.toString();
        }
        return bytes.toString();
    }

    private Frame read(long until) throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) left);
        int first = in.readUnsignedByte();
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
        if ((first & 0xF) != CLOSE) {
            String text = new String(payload, StandardCharsets.UTF_8);
            if ((first & 0xF) == TEXT) {
                texts.add(text);
            }
            return new Frame(first, text, 0);
        }
        int code = payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        return new Frame(first, new String(payload, StandardCharsets.UTF_8), code);
    }
}
