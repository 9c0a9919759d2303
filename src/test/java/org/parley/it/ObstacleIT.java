package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a proxy made of a handshake is named, to whoever asks and in the log, with what to do about it. */
@OnEveryHost
class ObstacleIT {

    private static final String KEY = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final String WHOLE = "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n" + KEY;

    private final ParleyServer server;

    ObstacleIT(ParleyServer server) {
        this.server = server;
    }

    private String head(String path, String version, String headers) {
        String request =
                "GET " + path + " HTTP/" + version + "\r\nHost: localhost:" + server.port() + "\r\n" + headers + "\r\n";
        try (RawSocket answer = RawSocket.request(server, request)) {
            return answer.head();
        }
    }

    private void logNames(String remedy) {
        Awaitility.await("the log says: " + remedy).until(() -> server.output().contains(remedy));
    }

    @Test
    void anUpgradeThatWasEatenIsAnsweredWith426AndTheLogNamesTheHeader() {
        String head = head("/chat/lobby", "1.1", "Connection: close\r\n" + KEY);
        assertThat(head).contains(" 426 ").containsIgnoringCase("\r\nUpgrade: websocket\r\n");
        logNames("a handshake came without its header Upgrade: have the proxy pass it on");
    }

    @Test
    void aConnectionHeaderThatWasReplacedIsAnsweredWith426AndTheLogNamesIt() {
        String head = head("/chat/lobby", "1.1", "Upgrade: websocket\r\nConnection: close\r\n" + KEY);
        assertThat(head).contains(" 426 ");
        logNames("a handshake came without \"Connection: Upgrade\": have the proxy set it");
    }

    @Test
    void aProxyThatSpeaksHttp10IsAnsweredWith426AndTheLogSaysSo() {
        assertThat(head("/chat/lobby", "1.0", WHOLE)).contains(" 426 ");
        logNames("a handshake came by HTTP/1.0: have the proxy speak HTTP/1.1");
    }

    @Test
    void theLogSaysWhatToDoAboutAnOriginThatIsRefused() {
        assertThat(head("/chat/lobby", "1.1", WHOLE + "Origin: https://chat.example\r\n"))
                .contains(" 403 ");
        logNames("refused the origin https://chat.example, because this server is asked as localhost:" + server.port());
        logNames("name it in parley.origins");
    }

    @Test
    void anAddressOfASocketThatIsOpenedAsAPageIsAnsweredWithAReason() {
        HttpResponse<String> answer = HostileRoom.get(server, "chat/lobby");
        assertThat(answer.statusCode()).isEqualTo(426);
        assertThat(answer.body()).contains("did not arrive");
    }

    @Test
    void theHealthOfSocketsIsAnsweredAsAHandshakeWouldBeAndNeverUpgraded() {
        assertThat(head("/health/ws", "1.1", WHOLE)).contains(" 200 ");
        assertThat(head("/health/ws", "1.1", WHOLE + "Origin: http://localhost:" + server.port() + "\r\n"))
                .contains(" 200 ");
        assertThat(head("/health/ws", "1.1", WHOLE + "Origin: https://other.example\r\n"))
                .contains(" 403 ");
        assertThat(head("/health/ws", "1.1", "Connection: close\r\n" + KEY)).contains(" 426 ");
        HttpResponse<String> plain = HostileRoom.get(server, "health/ws");
        assertThat(plain.statusCode()).isEqualTo(426);
        assertThat(plain.body()).contains("Upgrade: websocket");
    }
}
