package org.parley.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A client of the protocol as somebody outside would write it, over the JDK's WebSocket: keeps every frame that came,
 * split at line feeds, and answers pings.
 */
public final class ChatClient implements WebSocket.Listener, AutoCloseable {

    /** The subprotocol. */
    public static final String V1 = "parley.v1.json";

    /** On a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final List<JsonObject> frames = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<Long>> arrivals = new ConcurrentHashMap<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder begun = new StringBuilder();
    private final boolean json;
    private final WebSocket socket;
    private volatile String closeReason = "";
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    /** Opens a socket and speaks {@code parley.v1.json}. */
    public static ChatClient json(URI address) {
        return new ChatClient(address, V1, null);
    }

    /** Opens a socket and speaks plain text. */
    public static ChatClient plain(URI address) {
        return new ChatClient(address, null, null);
    }

    /** Opens a socket as a browser with a cookie would, from a page of the given origin. */
    public static ChatClient browser(URI address, String origin, String cookie) {
        return new ChatClient(address, V1, new String[] {"Origin", origin, "Cookie", cookie});
    }

    /** Opens an encrypted socket, whatever the server's certificate, and speaks {@code parley.v1.json}. */
    public static ChatClient encrypted(URI address) {
        return new ChatClient(AnyCertificate.client(), address, V1, null);
    }

    public ChatClient(URI address, @Nullable String subprotocol, String @Nullable [] headers) {
        this(HttpClient.newHttpClient(), address, subprotocol, headers);
    }

    private ChatClient(HttpClient client, URI address, @Nullable String subprotocol, String @Nullable [] headers) {
        json = V1.equals(subprotocol);
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (subprotocol != null) {
            builder.subprotocols(subprotocol);
        }
        for (int i = 0; headers != null && i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(address, this).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        begun.append(data);
        if (last) {
            String text = begun.toString();
            begun.setLength(0);
            take(text, socket);
        }
        socket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closeReason = reason;
        closed.complete(code);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.complete(1006);
    }

    /** Completes when a message with this text comes, with {@link System#nanoTime} of that moment. */
    public CompletableFuture<Long> arrival(String text) {
        return arrivals.computeIfAbsent(text, key -> new CompletableFuture<>());
    }

    /** Sends one text frame. */
    public ChatClient sendText(String text) {
        next(socket, text).join();
        return this;
    }

    /** Sends a frame of pairs: {@code "type", "send", "room", "lobby", …}. Values are strings, numbers or booleans. */
    public ChatClient send(Object... pairs) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            String key = (String) pairs[i];
            Object value = pairs[i + 1];
            if (value instanceof Number number) {
                object.add(key, number.longValue());
            } else if (value instanceof Boolean flag) {
                object.add(key, flag);
            } else {
                object.add(key, String.valueOf(value));
            }
        }
        return sendText(object.build().toString());
    }

    /** Waits for the first frame of a type. */
    public JsonObject await(String type) {
        return await(frame -> type(frame).equals(type), type);
    }

    /** Waits for the answer to the command with this number. */
    public JsonObject answer(long id) {
        return await(
                frame -> frame.containsKey("re") && frame.get("re").toString().equals(String.valueOf(id)),
                "the answer to " + id);
    }

    /** Waits for the first frame that fits. */
    public JsonObject await(Predicate<JsonObject> fits, String what) {
        Awaitility.await(what).until(() -> frames.stream().anyMatch(fits) || closed.isDone());
        return frames.stream()
                .filter(fits)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "closed with " + closed.join() + " " + closeReason + " before " + what + "; got " + frames));
    }

    /** Waits for a message with this text. */
    public JsonObject message(String text) {
        return await(
                frame ->
                        type(frame).equals("message") && frame.getString("text").equals(text),
                text);
    }

    /** Waits for a plain text. */
    public void text(String text) {
        Awaitility.await(text).until(() -> texts.contains(text));
    }

    /** Waits for the end, and returns its code. */
    public int closeCode() {
        Awaitility.await("the close").atMost(Duration.ofSeconds(30)).until(closed::isDone);
        return closed.join();
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    /** Returns all frames of a type that came. */
    public List<JsonObject> frames(String type) {
        return frames.stream().filter(frame -> type(frame).equals(type)).toList();
    }

    /** Returns all plain texts that came. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    @Override
    public void close() {
        leave();
    }

    /** Says goodbye, as who wants to go. */
    public void leave() {
        if (!closed.isDone()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            Awaitility.await("the close").atMost(PATIENCE).until(() -> closed.isDone() || socket.isInputClosed());
        }
    }

    /** Is gone without a word. */
    public void drop() {
        socket.abort();
    }

    private void take(String text, WebSocket from) {
        if (!json) {
            texts.add(text);
            return;
        }
        for (String line : text.split("\n", -1)) {
            JsonObject frame = Json.createReader(new StringReader(line)).readObject();
            frames.add(frame);
            if (frame.containsKey("text")) {
                arrival(frame.getString("text")).complete(System.nanoTime());
            }
            if (type(frame).equals("ping")) {
                var unused = next(from, "{\"type\":\"pong\"}");
            }
        }
    }

    /** Sends after what is on its way: the JDK's socket refuses a second text while it writes the first. */
    private synchronized CompletableFuture<?> next(WebSocket to, String text) {
        sent = sent.exceptionally(failure -> null).thenCompose(done -> to.sendText(text, true));
        return sent;
    }

    private static String type(JsonObject frame) {
        return frame.getString("type");
    }
}
