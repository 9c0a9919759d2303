package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.it.server.AppServer;
import org.parley.it.server.Deployment;

/**
 * A WAR, Parley's or a bare one, on an application server.
 *
 * @param settings what Parley is told besides
 */
record ParleyContender(String name, AppServer server, Path war, Map<String, String> settings) implements Contender {

    @Override
    public Dialect dialect() {
        return Dialect.PARLEY;
    }

    @Override
    public boolean isParley() {
        return true;
    }

    @Override
    public Optional<String> missing() {
        return Files.exists(server.home()) ? Optional.empty() : Optional.of(server.home() + " is not there");
    }

    @Override
    public Launch launch(int port, Path folder, Log log) throws IOException {
        Map<String, String> all = new HashMap<>(log.settings());
        all.putAll(settings);
        return new Launch(
                server.command(Jvm.command(port, folder, all), port, folder, Deployment.atRoot(war)),
                folder,
                Map.of(),
                "/health/ready");
    }
}
