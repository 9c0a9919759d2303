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
 * WildFly.
 *
 * @param home where it was unpacked
 * @param extras what it is given besides the application
 */
public record WildFly(Path home, Extras extras) implements RedeployingServer {

    private static final Path CONFIG = Path.of("server-config/wildfly").toAbsolutePath();

    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.security",
            "java.util",
            "java.util.concurrent");

    @Override
    public String name() {
        return "wildfly";
    }

    @Override
    public List<String> command(List<String> java, int port, Path folder, Deployment deployment) throws IOException {
        Path base = folder.resolve("base");
        Folders.copy(configured(), base);
        Path deployments = base.resolve("deployments");
        Files.copy(deployment.war(), deployments.resolve(deployment.fileName()), StandardCopyOption.REPLACE_EXISTING);
        NamedDatabase database = extras.database();
        if (database != null) {
            Files.copy(database.driver(), deployments.resolve("postgresql.jar"), StandardCopyOption.REPLACE_EXISTING);
            configure(base, CONFIG.resolve("data-source.cli"));
        }
        Tls tls = extras.tls();
        if (tls != null) {
            configure(base, CONFIG.resolve("tls.cli"));
        }
        KnownPerson person = extras.person();
        if (person != null) {
            Tool.run(
                    base.resolve("add-user.log"),
                    Map.of("JBOSS_HOME", home.toString()),
                    "sh",
                    home.resolve("bin/add-user.sh").toString(),
                    "-a",
                    "-sc",
                    base.resolve("configuration").toString(),
                    "-u",
                    person.name(),
                    "-p",
                    person.password(),
                    "-g",
                    person.group());
        }
        List<String> command = new ArrayList<>(java);
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of(
                "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
                "-Djava.net.preferIPv4Stack=true",
                "-Djboss.modules.system.pkgs=org.jboss.byteman",
                "-Djava.awt.headless=true",
                "-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"),
                "-Dlogging.configuration=file:" + base.resolve("configuration/logging.properties"),
                "-jar",
                home.resolve("jboss-modules.jar").toString(),
                "-mp",
                home.resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + home,
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + (tls == null ? Ports.free() : tls.port()),
                "-Djboss.management.http.port=" + Ports.free()));
        return command;
    }

    @Override
    public void undeploy(Path folder, Deployment deployment) throws IOException {
        Files.delete(marker(folder, deployment, "deployed"));
    }

    @Override
    public void deploy(Path folder, Deployment deployment) throws IOException {
        Files.createFile(marker(folder, deployment, "dodeploy"));
    }

    /** Returns a file by which its scanner of deployments says what it did, or is told what to do. */
    private static Path marker(Path folder, Deployment deployment, String name) {
        return folder.resolve("base/deployments").resolve(deployment.fileName() + "." + name);
    }

    /** Returns what a server's files begin as; the script for all of them takes a few seconds, and is run once. */
    private Path configured() throws IOException {
        Path script = CONFIG.resolve("server.cli");
        Path configured = home.resolve("parley");
        Path known = configured.resolve("server.cli");
        if (!Files.exists(known) || Files.mismatch(script, known) >= 0) {
            Folders.copy(home.resolve("standalone"), Folders.empty(configured));
            configure(configured, script);
            Files.copy(script, known);
        }
        return configured;
    }

    /** Runs a script as an administrator does, while the server is down. */
    private void configure(Path base, Path script) throws IOException {
        Map<String, String> environment = new HashMap<>(extras.environment());
        environment.put("JBOSS_HOME", home.toString());
        environment.put("JAVA_OPTS", "-Djboss.server.base.dir=" + base);
        Tool.run(
                base.resolve("cli.log"),
                environment,
                "sh",
                home.resolve("bin/jboss-cli.sh").toString(),
                "--file=" + script,
                "--no-color-output");
    }

    @Override
    public Path accessLogs(Path folder) {
        return folder.resolve("base/log");
    }

    @Override
    public AppServer with(Extras other) {
        return new WildFly(home, other);
    }

    @Override
    public String dataSource() {
        return "java:jboss/datasources/parley";
    }
}
