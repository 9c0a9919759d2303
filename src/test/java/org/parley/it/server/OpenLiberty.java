package org.parley.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Open Liberty.
 *
 * @param home where it was unpacked
 * @param extras what it is given besides the application
 */
public record OpenLiberty(Path home, Extras extras) implements RedeployingServer {

    private static final Path CONFIG = Path.of("server-config/openliberty").toAbsolutePath();
    private static final String SERVER = "parley";

    @Override
    public String name() {
        return "openliberty";
    }

    @Override
    public List<String> command(List<String> java, int port, Path folder, Deployment deployment) throws IOException {
        Path server = folder.resolve("usr/servers").resolve(SERVER);
        copy(CONFIG.resolve("server.xml"), server.resolve("server.xml"));
        deploy(folder, deployment);
        NamedDatabase database = extras.database();
        if (database != null) {
            copy(CONFIG.resolve("data-source.xml"), server.resolve("configDropins/overrides/data-source.xml"));
            copy(database.driver(), server.resolve("jdbc/driver.jar"));
        }
        Tls tls = extras.tls();
        if (tls != null) {
            copy(CONFIG.resolve("tls.xml"), server.resolve("configDropins/overrides/tls.xml"));
        }
        if (extras.person() != null) {
            copy(CONFIG.resolve("people.xml"), server.resolve("configDropins/overrides/people.xml"));
        }
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(
                "-javaagent:" + home.resolve("bin/tools/ws-javaagent.jar"),
                "-Djava.awt.headless=true",
                "@" + home.resolve("lib/platform/java/java9.options"),
                "-jar",
                home.resolve("bin/tools/ws-server.jar").toString(),
                SERVER,
                "--",
                "--http.port=" + port,
                "--https.port=" + (tls == null ? -1 : tls.port()),
                "--parley.context=" + (deployment.contextPath().isEmpty() ? "/" : deployment.contextPath())));
        return command;
    }

    @Override
    public void undeploy(Path folder, Deployment deployment) throws IOException {
        Files.delete(war(folder));
    }

    @Override
    public void deploy(Path folder, Deployment deployment) throws IOException {
        copy(deployment.war(), war(folder));
    }

    private static Path war(Path folder) {
        return folder.resolve("usr/servers").resolve(SERVER).resolve("apps/parley.war");
    }

    @Override
    public Map<String, String> environment(Path folder) {
        Map<String, String> all = new HashMap<>(RedeployingServer.super.environment(folder));
        all.put("WLP_USER_DIR", folder.resolve("usr").toString());
        all.put("WLP_OUTPUT_DIR", folder.resolve("output").toString());
        return all;
    }

    @Override
    public Path accessLogs(Path folder) {
        return folder.resolve("output").resolve(SERVER).resolve("logs");
    }

    @Override
    public AppServer with(Extras other) {
        return new OpenLiberty(home, other);
    }

    @Override
    public String dataSource() {
        return "jdbc/parley";
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
