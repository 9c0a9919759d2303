package org.parley.it;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/** A real OpenID provider on this machine, where people sign in by a form, and everybody may be whoever they say. */
public final class OpenIdProvider implements AutoCloseable {

    private final MockOAuth2Server server =
            new MockOAuth2Server(OAuth2Config.Companion.fromJson("{\"interactiveLogin\": true}"));

    /** Starts it. */
    public OpenIdProvider() {
        server.start();
    }

    /** Returns its name. */
    public String issuer() {
        return server.issuerUrl("company").toString();
    }

    /** Signs somebody in where a browser was sent, and returns where it is sent back to. */
    URI signIn(URI place, String name, JsonObject claims) {
        String form = "username=" + encoded(name) + "&claims=" + encoded(claims.toString());
        HttpResponse<String> answer = HostileRoom.ask(
                HttpRequest.newBuilder(place).POST(HttpRequest.BodyPublishers.ofString(form)),
                "Content-Type",
                "application/x-www-form-urlencoded");
        return URI.create(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
