package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is none of a visitor's business (row S34) is not there, on every server. */
@OnEveryHost
class ExposureIT {

    private final ParleyServer server;

    ExposureIT(ParleyServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h2",
                "h2-console",
                "h2-console/login.do",
                "jolokia",
                "actuator/env",
                ".git/config",
                ".env",
                "parley-data/parley.mv.db",
                "persistence.xml",
                "application.wadl",
                "api/application.wadl",
                "api/openapi",
                "api/swagger.json"
            })
    void noConsoleNoDataAndNoDescriptionIsOpen(String path) {
        assertThat(HostileRoom.get(server, path).statusCode()).isEqualTo(404);
    }

    /** What CXF once took for a deletion; a browser sends the cookies of {@code SameSite=Lax} with any page's link. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "?_method=DELETE",
                "?%5Fmethod=DELETE",
                "?%5fmethod=DELETE",
                "?name=Eve&_method=DELETE",
                "?&_method=DELETE"
            })
    void aLinkDeletesNothing(String query) {
        HttpResponse<String> answer = HostileRoom.get(server, "api/session" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "x-http-method-override", "X-HTTP-Method", "X-Method-Override"})
    void aHeaderMakesNoOtherMethod(String header) {
        HttpResponse<String> answer = HostileRoom.get(server, "api/session", header, "DELETE");
        assertThat(answer.statusCode()).isIn(200, 400);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "api/", "api/rooms", "api/session", "api/me", "api/rooms/lobby/messages"})
    void nobodyIsToldHowTheApiIsMade(String path) {
        for (String query : List.of("", "?_wadl", "?_wadl&_type=xml", "?wadl", "?wsdl", "?_api", "?openapi.json")) {
            for (String method : List.of("GET", "OPTIONS")) {
                HttpRequest.Builder request =
                        HttpRequest.newBuilder(server.http(path + query)).method(method, BodyPublishers.noBody());
                HttpResponse<String> answer = HostileRoom.ask(request, "Accept", "*/*");
                assertThat(answer.body())
                        .as(method + " " + path + query)
                        .doesNotContainIgnoringCase("wadl")
                        .doesNotContain("<application", "<resource", "org.parley", "org.apache", "org.glassfish");
            }
        }
    }
}
