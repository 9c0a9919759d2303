package org.parley.backplane.redis;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that speaks the protocol of Redis (RESP2) up to a point, and from there on what it likes. */
final class Nonsense implements AutoCloseable {

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<List<String>> commands = new CopyOnWriteArrayList<>();
    private final String afterSubscribing;
    private volatile String toPublish = ":1\r\n";

    /** @param afterSubscribing what it says after it has confirmed a subscription */
    Nonsense(String afterSubscribing) {
        this.afterSubscribing = afterSubscribing;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Answers each publication so from now on. */
    Nonsense answering(String toPublish) {
        this.toPublish = toPublish;
        return this;
    }

    String uri() {
        return "redis://127.0.0.1:" + server.getLocalPort();
    }

    /** Returns how often it was asked for something. */
    long asked(String command) {
        return commands.stream().filter(words -> words.get(0).equals(command)).count();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> answer(socket));
            }
        } catch (IOException e) {
            // It was closed, which is how this ends.
            threads.shutdown();
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            var from = new BufferedInputStream(socket.getInputStream());
            OutputStream to = socket.getOutputStream();
            for (String line = line(from); !line.isEmpty(); line = line(from)) {
                List<String> words = words(line, from);
                commands.add(words);
                to.write(answer(words).getBytes(StandardCharsets.UTF_8));
                to.flush();
            }
        } catch (IOException e) {
            // Whoever was there has had enough.
            open.remove(socket);
        }
    }

    /** Returns a line without its end; an empty one where there is no more. */
    private static String line(InputStream from) throws IOException {
        var line = new StringBuilder();
        for (int next = from.read(); next >= 0 && next != '\n'; next = from.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static List<String> words(String line, InputStream from) throws IOException {
        List<String> words = new ArrayList<>();
        for (int left = Integer.parseInt(line.substring(1)); left > 0; left--) {
            int length = Integer.parseInt(line(from).substring(1));
            words.add(new String(from.readNBytes(length), StandardCharsets.UTF_8));
            line(from);
        }
        words.set(0, words.get(0).toUpperCase(Locale.ROOT));
        return words;
    }

    private String answer(List<String> words) {
        return switch (words.get(0)) {
            case "SUBSCRIBE" ->
                "*3\r\n$9\r\nsubscribe\r\n$%d\r\n%s\r\n:1\r\n%s"
                        .formatted(words.get(1).length(), words.get(1), afterSubscribing);
            case "PUBLISH" -> toPublish;
            default -> "+OK\r\n";
        };
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
