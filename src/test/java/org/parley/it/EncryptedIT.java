package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.server.Servers;
import org.parley.it.server.Tls;

/** People chat by TLS as well; on Payara their frames must pass the server's filters then. */
class EncryptedIT {

    /** Of each: together more than may be sent without a pong (decision 0013), so that pings must get through as well. */
    private static final int MANY = 100;

    private static final String LONG_TEXT = "ü".repeat(9_000);

    @OnEachServer
    void aServerSpeaksTlsWithTheAdministratorsCertificateAndNothingElseWhereItIsTold(
            Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws IOException {
        Tls tls = Tls.in(folder);
        String address = "localhost:" + tls.port();
        try (ParleyServer server =
                ParleyServer.start(host.server().with(tls), folder, Map.of("parley.tls", "required"))) {
            try (ChatClient ada = ChatClient.encrypted(URI.create("wss://" + address + "/chat/lobby?name=Ada"))) {
                ada.await("joined");
                ada.send("type", "send", "id", 1, "room", "lobby", "cid", "1", "text", "in private");
                assertThat(ada.answer(1).getString("type")).isEqualTo("ok");
            }
            assertPlainIsRefused(server);
            // Where a proxy on the same machine asks.
            assertThat(HostileRoom.get(server, "health/ready").statusCode()).isEqualTo(200);
            var page = AnyCertificate.client()
                    .sendAsync(
                            HttpRequest.newBuilder(URI.create("https://" + address + "/"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .join();
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
            assertThat(page.sslSession().orElseThrow().getPeerCertificates()[0])
                    .asInstanceOf(type(X509Certificate.class))
                    .returns(
                            "CN=chat.example",
                            certificate -> certificate.getSubjectX500Principal().getName());
        }
    }

    private static void assertPlainIsRefused(ParleyServer server) {
        for (String path : List.of("", "parley.js", "api/me", "health/ws", "chat/lobby")) {
            HttpResponse<String> plain = HostileRoom.get(server, path);
            assertThat(plain.statusCode()).as(path).isEqualTo(403);
            assertThat(plain.body()).contains("TLS only");
            assertThat(plain.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
        try (RawSocket plain = RawSocket.handshake(server, "/chat/lobby");
                RawSocket pretended = RawSocket.handshake(server, "/chat/lobby", "X-Forwarded-Proto", "https")) {
            assertThat(plain.status()).isEqualTo(403);
            assertThat(pretended.status()).isEqualTo(403);
        }
    }

    @Test
    void manyLongMessagesGoThroughAnEncryptedSocketAndPlainOnesAtOnce(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws IOException {
        Tls tls = Tls.in(folder);
        Map<String, String> settings = Map.of("parley.limits", "off", "parley.log", "memory");
        try (ParleyServer server = ParleyServer.start(Servers.PAYARA_MICRO.with(tls), folder, settings);
                ChatClient hidden = ChatClient.encrypted(URI.create("wss://localhost:" + tls.port() + "/chat/lobby"));
                ChatClient open = ChatClient.json(server.ws("chat/lobby"))) {
            hidden.await("joined");
            open.await("joined");
            for (int said = 1; said <= MANY; said++) {
                hidden.send(
                        "type", "send", "id", said, "room", "lobby", "cid", "h" + said, "text", "h" + said + LONG_TEXT);
                open.send(
                        "type", "send", "id", said, "room", "lobby", "cid", "o" + said, "text", "o" + said + LONG_TEXT);
            }
            for (ChatClient client : List.of(hidden, open)) {
                Awaitility.await("everything is heard")
                        .until(() -> client.frames("message").size() == 2 * MANY);
                assertThat(client.frames("message"))
                        .extracting(message -> message.getJsonNumber("seq").longValue())
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 2 * MANY).boxed().toList());
                assertThat(client.frames("message"))
                        .allSatisfy(
                                message -> assertThat(message.getString("text")).endsWith(LONG_TEXT));
            }
            assertThat(server.output()).contains("frames go through Tyrus", "threads of their own");
        }
    }
}
