package org.parley.backplane.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.RedisServer;
import org.parley.it.server.Ports;
import org.parley.it.server.Tls;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** The backplane under TLS, to a real Redis with a certificate that this JVM has been told to trust. */
class RedisTlsIT extends RedisContract {

    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String PASSWORD = "changeit";

    private static RedisServer redis;
    private static int port;
    private static Path trusted;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, GeneralSecurityException {
        Path store = Tls.person(folder, "CN=localhost");
        trusted = Tls.trusting(folder, store);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        Path certificate = pem(
                folder.resolve("redis.crt"),
                "CERTIFICATE",
                keys.getCertificate("person").getEncoded());
        Path key = pem(
                folder.resolve("redis.key"),
                "PRIVATE KEY",
                keys.getKey("person", PASSWORD.toCharArray()).getEncoded());
        port = Ports.free();
        redis = new RedisServer(
                "tls-port " + port,
                "tls-cert-file " + certificate,
                "tls-key-file " + key,
                "tls-ca-cert-file " + certificate,
                "tls-auth-clients no");
        trust();
    }

    private static Path pem(Path file, String what, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    private static void trust() {
        System.setProperty(STORE, trusted.toString());
        System.setProperty(STORE_PASSWORD, PASSWORD);
    }

    private static void trustNoMore() {
        System.clearProperty(STORE);
        System.clearProperty(STORE_PASSWORD);
    }

    @AfterAll
    static void stop() {
        trustNoMore();
        redis.close();
    }

    @Override
    String uri() {
        return "rediss://localhost:" + port;
    }

    private static void refuses(String uri) {
        RedisAddress address = RedisAddress.parse(uri).orElseThrow();
        assertThatThrownBy(address::connect)
                .isInstanceOf(JedisException.class)
                .satisfies(e -> assertThat(Refusal.reason(e)).startsWith("cannot be trusted"));
    }

    @Test
    void aClusterIsReachedUnderTlsToo() {
        try (Jedis jedis = RedisAddress.parse("rediss+cluster://localhost:1,localhost:" + port)
                .orElseThrow()
                .connect()) {
            assertThat(jedis.ping()).isEqualTo("PONG");
        }
    }

    @Test
    void anUnknownCertificateIsRefused() {
        trustNoMore();
        try {
            refuses(uri());
        } finally {
            trust();
        }
    }

    @Test
    void aKnownCertificateOfAnotherNameIsRefused() {
        refuses("rediss://127.0.0.1:" + port);
    }
}
