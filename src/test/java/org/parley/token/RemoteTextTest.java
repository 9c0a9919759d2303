package org.parley.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking an issuer, who may be slow, too long, or elsewhere. */
class RemoteTextTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    RemoteTextTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/keys", exchange -> answer(exchange, 200, "{\"keys\":[\"é\"]}"));
        server.createContext("/missing", exchange -> answer(exchange, 404, ""));
        server.createContext("/long", exchange -> answer(exchange, 200, "x".repeat(300_000)));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            answer(exchange, 302, "");
        });
        server.createContext("/elsewhere", exchange -> {
            asked.incrementAndGet();
            answer(exchange, 200, "{}");
        });
        server.createContext("/slow", exchange -> {
            nanos.addAndGet(Duration.ofSeconds(6).toNanos());
            answer(exchange, 200, "{}");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private String read(String path) throws IOException {
        return new RemoteText(nanos::get)
                .get(URI.create("http://localhost:" + server.getAddress().getPort() + path));
    }

    @Test
    void theKeysAreWhatTheIssuerAnswers() throws IOException {
        assertThat(read("/keys")).isEqualTo("{\"keys\":[\"é\"]}");
    }

    @Test
    void anythingElseIsNoKeys() {
        assertThatThrownBy(() -> read("/missing")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("/long")).isInstanceOf(IOException.class).hasMessageContaining("too long");
    }

    @Test
    void noRedirectIsFollowed() {
        assertThatThrownBy(() -> read("/moved")).isInstanceOf(IOException.class).hasMessageContaining("302");
        assertThat(asked).hasValue(0);
    }

    @Test
    void whatTakesTooLongIsGivenUp() {
        assertThatThrownBy(() -> read("/slow")).isInstanceOf(IOException.class).hasMessageContaining("too long");
    }
}
