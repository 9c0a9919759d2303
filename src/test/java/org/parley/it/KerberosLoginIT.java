package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import javax.security.auth.login.LoginException;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.server.AskingTomEe;
import org.parley.it.server.KnownPerson;
import org.parley.it.server.Servers;

/** Whom the company's domain knows is in, where the server asks for its ticket (SPNEGO): TomEE. */
class KerberosLoginIT {

    @Test
    void whoHasATicketOfTheDomainIsIn(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws IOException, KrbException, LoginException {
        Map<String, String> settings = Map.of("parley.auth", "container", "parley.roles", "staff");
        try (Kerberos domain = new Kerberos(folder, KnownPerson.ADA)) {
            var asking =
                    AskingTomEe.forTickets(Servers.TOMEE.with(KnownPerson.ADA), domain.configuration(), domain.login());
            try (ParleyServer server = ParleyServer.start(asking, folder, settings)) {
                var browser = new Browser(server);
                HttpResponse<String> asked = browser.get("login");
                assertThat(asked.statusCode()).isEqualTo(401);
                assertThat(asked.headers().allValues("WWW-Authenticate")).containsExactly("Negotiate");
                assertThat(browser.ask("GET", "login", null, "Authorization", "Negotiate bm9ib2R5")
                                .statusCode())
                        .isEqualTo(401);
                HttpResponse<String> login = browser.ask("GET", "login", null, "Authorization", domain.authorization());
                assertThat(login.statusCode()).as(login.body()).isEqualTo(303);
                HttpResponse<String> me = browser.get("api/me");
                assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
                assertThat(Browser.json(me).getString("name")).isEqualTo("ada");
                assertThat(Browser.json(me).getJsonArray("roles").toString()).isEqualTo("[\"staff\"]");
                try (ChatClient ada = browser.socket("lobby")) {
                    ada.await("joined");
                }
            }
        }
    }
}
