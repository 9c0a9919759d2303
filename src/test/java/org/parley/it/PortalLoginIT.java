package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.it.server.KnownPerson;

/** Who has logged in to the portal by its form is in Parley, by the server's own single sign-on. */
@Tag(OnEachServer.TAG)
class PortalLoginIT {

    private static final KnownPerson ADA = KnownPerson.ADA;

    private static final Map<String, String> PORTAL = Map.of(
            "home.html", "<title>Portal</title>",
            "login.html", "<title>Who are you?</title>",
            "error.html", "<title>Nobody</title>",
            "WEB-INF/web.xml", """
                    <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
                      <security-constraint>
                        <web-resource-collection>
                          <web-resource-name>home</web-resource-name>
                          <url-pattern>/home.html</url-pattern>
                        </web-resource-collection>
                        <auth-constraint><role-name>staff</role-name></auth-constraint>
                      </security-constraint>
                      <login-config>
                        <auth-method>FORM</auth-method>
                        <form-login-config>
                          <form-login-page>/login.html</form-login-page>
                          <form-error-page>/error.html</form-error-page>
                        </form-login-config>
                      </login-config>
                      <security-role><role-name>staff</role-name></security-role>
                    </web-app>
                    """);

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("org.parley.it.Host#testedPortalServers")
    void whoHasLoggedInToThePortalByItsFormIsIn(Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws IOException {
        Map<String, String> settings = Map.of("parley.auth", "container", "parley.roles", "staff");
        try (ParleyServer server =
                ParleyServer.start(host.server().with(ADA).withPortal(portal(folder)), folder, settings)) {
            var browser = new Browser(server);
            assertThat(browser.get("api/me").statusCode()).isEqualTo(401);
            assertThat(browser.get("portal/home.html").body()).contains("Who are you?");
            assertThat(logIn(browser, "wrong-engine").body()).doesNotContain("<title>Portal");
            assertThat(browser.get("api/me").statusCode()).isEqualTo(401);
            browser.get("portal/home.html");
            logIn(browser, ADA.password());
            assertThat(browser.get("portal/home.html").body()).contains("<title>Portal");

            HttpResponse<String> me = browser.get("api/me");
            assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
            assertThat(Browser.json(me).getString("name")).isEqualTo("ada");
            assertThat(Browser.json(me).getJsonArray("roles").toString()).isEqualTo("[\"staff\"]");
            try (ChatClient ada = browser.socket("lobby")) {
                assertThat(ada.await("welcome").getJsonObject("user").getString("id"))
                        .isEqualTo(Browser.json(me).getString("id"));
                ada.await("joined");
            }
        }
    }

    private static HttpResponse<String> logIn(Browser browser, String password) {
        return browser.ask(
                "POST",
                "portal/j_security_check",
                "j_username=" + ADA.name() + "&j_password=" + password,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static Path portal(Path folder) throws IOException {
        Path war = folder.resolve("portal.war");
        try (var zip = new ZipOutputStream(Files.newOutputStream(war))) {
            for (Map.Entry<String, String> file : PORTAL.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return war;
    }
}
