package org.parley.openid;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.PathHandler;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.token.Issuer;

/**
 * An OpenID provider that says also what no provider should: what it says is the test's to decide. Not by the JDK's own
 * server, which on a busy machine closes one connection in some hundred before it has answered.
 */
final class CannedProvider implements AutoCloseable {

    static final String CLIENT = "parley";

    final Issuer issuer = new Issuer();

    /** The forms that came with codes, and their header {@code Authorization}. */
    final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();

    final List<String> authorizations = new CopyOnWriteArrayList<>();
    final AtomicInteger asked = new AtomicInteger();

    /** What stands in place of the token; null for the right one. */
    volatile @Nullable String token;

    volatile int status = 200;
    volatile UnaryOperator<JsonObjectBuilder> description = said -> said;
    volatile UnaryOperator<JsonObjectBuilder> claims = said -> said;
    volatile String nonce = "";

    private final Undertow server;

    CannedProvider() {
        HttpHandler paths = new PathHandler()
                .addExactPath("/.well-known/openid-configuration", this::describe)
                .addExactPath("/keys", exchange -> answer(exchange, 200, issuer.keySet("")))
                .addExactPath("/token", this::exchange);
        server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(2)
                .addHttpListener(0, "localhost")
                .setHandler(new BlockingHandler(paths))
                .build();
        server.start();
    }

    String name() {
        var address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return "http://localhost:" + address.getPort();
    }

    private void describe(HttpServerExchange exchange) {
        asked.incrementAndGet();
        JsonObjectBuilder said = Json.createObjectBuilder()
                .add("issuer", name())
                .add("authorization_endpoint", name() + "/authorize?tenant=1")
                .add("token_endpoint", name() + "/token")
                .add("jwks_uri", name() + "/keys");
        answer(exchange, status, description.apply(said).build().toString());
    }

    private void exchange(HttpServerExchange exchange) throws IOException {
        String form = new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        forms.add(pairs(form));
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String canned = token;
        String said = canned != null ? canned : issuer.token("ES256", claims());
        answer(
                exchange,
                status,
                Json.createObjectBuilder().add("id_token", said).build().toString());
    }

    private jakarta.json.JsonObject claims() {
        JsonObjectBuilder said = Json.createObjectBuilder()
                .add("iss", name())
                .add("aud", CLIENT)
                .add("sub", "ada-1")
                .add("name", "Ada Lovelace")
                .add("email", "ada@example.org")
                .add("roles", Json.createArrayBuilder().add("staff").add("parley-admin"))
                .add("nonce", nonce)
                .add("exp", Instant.now().plusSeconds(60).getEpochSecond());
        return claims.apply(said).build();
    }

    /** Returns the pairs of a query or a form. */
    static Map<String, String> pairs(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static Map<String, String> pairs(URI address) {
        return pairs(address.getRawQuery());
    }

    private static void answer(HttpServerExchange exchange, int status, String text) {
        exchange.setStatusCode(status);
        exchange.getResponseSender().send(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop();
    }
}
