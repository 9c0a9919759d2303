package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.server.AskingTomEe;
import org.parley.it.server.KnownPerson;
import org.parley.it.server.Servers;
import org.parley.it.server.Tls;

/** Whom the server knows by a certificate is in, where the server asks for one: TomEE. */
class CertificateLoginIT {

    private static final KnownPerson ADA = new KnownPerson("CN=ada", "unused", "staff");

    @Test
    void whoShowsACertificateThatTheServerKnowsIsIn(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws IOException, GeneralSecurityException {
        Tls tls = Tls.in(folder);
        Path ada = Tls.person(folder, ADA.name());
        var asking = AskingTomEe.forCertificates(Servers.TOMEE.with(ADA), tls, Tls.trusting(folder, ada));
        Map<String, String> settings = Map.of("parley.auth", "container", "parley.roles", "staff");
        URI parley = URI.create("https://localhost:" + tls.port() + "/");
        try (ParleyServer server = ParleyServer.start(asking, folder, settings)) {
            assertThat(server.pid()).isPositive();
            HttpResponse<String> nobody = get(AnyCertificate.client(), parley.resolve("login"));
            assertThat(nobody.statusCode()).isIn(400, 401, 403);
            HttpClient client = AnyCertificate.client(keys(ada));
            HttpResponse<String> login = get(client, parley.resolve("login"));
            assertThat(login.statusCode()).as(login.body()).isEqualTo(303);
            String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("Secure", "HttpOnly");
            HttpResponse<String> me =
                    get(AnyCertificate.client(), parley.resolve("api/me"), "Cookie", cookie.replaceFirst(";.*", ""));
            assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
            assertThat(Browser.json(me).getString("name")).isEqualTo(ADA.name());
            assertThat(Browser.json(me).getJsonArray("roles").toString()).isEqualTo("[\"staff\"]");
        }
    }

    private static HttpResponse<String> get(HttpClient client, URI address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private static KeyManager[] keys(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        return factory.getKeyManagers();
    }
}
