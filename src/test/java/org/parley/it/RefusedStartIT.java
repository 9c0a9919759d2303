package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.server.Ports;

/** Where Parley does not start, the last thing that it says to an administrator is why, and what to do. */
class RefusedStartIT {

    @OnEachServer
    void aDatabaseThatDoesNotAnswerIsNamedWithTheRemedy(
            Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws IOException {
        String url = "jdbc:postgresql://localhost:" + Ports.free() + "/parley";
        String output = ParleyServer.refusal(host.server(), folder, Map.of("parley.db.url", url));
        assertThat(output)
                .contains("Parley does not start: " + url
                        + " does not answer: start it, or correct parley.db.url; with parley.db.wait=2m");
    }

    @OnEachServer
    void aSettingThatIsWrongIsNamed(Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        String output = ParleyServer.refusal(host.server(), folder, Map.of("parley.log", "postgres"));
        assertThat(output).contains("Parley does not start: parley.log is \"postgres\" and must be one of jpa, memory");
    }
}
