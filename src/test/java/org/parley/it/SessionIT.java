package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A guest's cookie, on every server. */
@OnEveryHost
class SessionIT {

    private final ParleyServer server;

    SessionIT(ParleyServer server) {
        this.server = server;
    }

    private HttpResponse<String> enter(String name, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http("api/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + name + "\"}"));
        HttpResponse<String> answer = HostileRoom.ask(request, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    @Test
    void aGuestWhoTakesAnotherNameIsStillTheSamePerson() {
        HttpResponse<String> first = enter("First");
        HttpResponse<String> second = enter("Second", "Cookie", cookie(first).replaceFirst(";.*", ""));
        assertThat(json(second).getString("id")).isEqualTo(json(first).getString("id"));
        assertThat(json(second).getString("name")).isEqualTo("Second");
    }

    @ParameterizedTest
    @CsvSource({
        "/intranet/talk/, /intranet/talk/",
        "/, /",
        "/b%C3%BCro/, /b%C3%BCro/",
        "/intranet/talk, /",
        "'/x/; Domain=evil.example; Path=/', /",
        "https://evil.example/, /"
    })
    void theCookieIsForThePathThatThePageNamesWhereThatIsAPath(String base, String path) {
        assertThat(cookie(enter("Somebody", "Parley-Base", base)))
                .contains("; Path=" + path + "; ")
                .doesNotContain("evil");
    }
}
