package org.parley.it.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * GlassFish, and Payara Server, which is made of it.
 *
 * @param home where it was unpacked
 * @param extras what it is given besides the application
 */
public record GlassFish(String name, Path home, Extras extras) implements RedeployingServer {

    private static final Duration START = Duration.ofMinutes(2);
    private static final String DOMAIN = "domain1";
    private static final String APPLICATION = "parley";
    private static final String HTTP_PORT = "8080";
    private static final String HTTPS_PORT = "8181";
    private static final String ADMIN_PORT = "4848";
    private static final List<String> OTHER_PORTS = List.of(
            "port=\"8181\"",
            "value=\"7676\"",
            "port=\"3700\"",
            "port=\"3820\"",
            "port=\"3920\"",
            "port=\"8686\"",
            "telnet.port=6666");

    @Override
    public List<String> command(List<String> java, int port, Path folder, Deployment deployment) throws IOException {
        if (!Files.exists(domain(folder))) {
            create(folder, port);
        }
        // Its own words for the JVM, as they would be used: a child of asadmin's could not be ended by its id.
        String dry = Tool.run(
                folder.resolve("start.log"),
                environment(folder),
                asadmin(),
                "start-domain",
                "--verbose",
                "--dry-run",
                "--domaindir",
                folder.resolve("domains").toString(),
                DOMAIN);
        List<String> own = dry.lines()
                .dropWhile(line -> !line.endsWith("java"))
                // Payara says it twice.
                .takeWhile(line -> !line.startsWith("Command ") && !line.startsWith("Dump "))
                .filter(line -> !line.isBlank())
                .toList();
        int classPath = own.indexOf("-cp");
        List<String> command = new ArrayList<>(java);
        NamedDatabase database = extras.database();
        if (database != null) {
            // GlassFish reads no variables of the environment where a data source is configured; Payara does.
            database.environment().forEach((name, value) -> command.add("-D" + name + "=" + value));
        }
        command.addAll(1, own.subList(1, classPath));
        command.addAll(own.subList(classPath, own.size()));
        int passwords = command.indexOf("-read-stdin");
        command.subList(passwords, passwords + 2).clear();
        return command;
    }

    @Override
    public void started(Path folder, Deployment deployment) throws IOException {
        if (!Files.exists(deployed(folder))) {
            int port = Integer.parseInt(Files.readString(adminPort(folder)));
            Awaitility.await("the administration").atMost(START).until(() -> listens(port));
            run(folder, "server.asadmin");
            if (extras.tls() != null) {
                run(folder, "tls.asadmin");
            }
            if (extras.database() != null) {
                run(folder, "data-source.asadmin");
            }
            if (extras.person() != null) {
                Path script = extras.person().script(config().resolve("people.asadmin"), folder);
                administrate(folder, "multimode", "--file", script.toString());
            }
            Files.createFile(deployed(folder));
            deploy(folder, deployment);
        }
    }

    @Override
    public void undeploy(Path folder, Deployment deployment) throws IOException {
        administrate(folder, "undeploy", APPLICATION);
    }

    @Override
    public void deploy(Path folder, Deployment deployment) throws IOException {
        administrate(
                folder,
                "deploy",
                "--force",
                "--name",
                APPLICATION,
                "--contextroot",
                deployment.contextPath().isEmpty() ? "/" : deployment.contextPath(),
                deployment.war().toString());
    }

    @Override
    public Path accessLogs(Path folder) {
        return domain(folder).resolve("logs/access");
    }

    @Override
    public AppServer with(Extras other) {
        return new GlassFish(name, home, other);
    }

    @Override
    public String dataSource() {
        return "jdbc/parley";
    }

    private void create(Path folder, int port) throws IOException {
        Folders.copy(home.resolve("glassfish/domains").resolve(DOMAIN), domain(folder));
        Path config = domain(folder).resolve("config/domain.xml");
        int admin = Ports.free();
        Files.writeString(adminPort(folder), String.valueOf(admin));
        String xml = Files.readString(config);
        xml = withPort(withPort(xml, HTTP_PORT, port), ADMIN_PORT, admin);
        // Payara would look for others of its kind in the network, and tell its makers of itself.
        xml = xml.replace(
                        "<hazelcast-config-specific-configuration",
                        "<hazelcast-config-specific-configuration enabled=\"false\"")
                .replace(
                        "<hazelcast-runtime-configuration",
                        "<phone-home-runtime-configuration enabled=\"false\"/><hazelcast-runtime-configuration");
        Tls tls = extras.tls();
        if (tls != null) {
            xml = withPort(xml, HTTPS_PORT, tls.port());
            take(folder, tls);
        }
        for (String other : OTHER_PORTS) {
            xml = xml.replace(other, other.replaceAll("\\d+", String.valueOf(Ports.free())));
        }
        Files.writeString(config, xml);
        NamedDatabase database = extras.database();
        if (database != null) {
            Files.copy(database.driver(), domain(folder).resolve("lib/driver.jar"));
        }
    }

    /** Takes a certificate into the domain's key store, as the script says. */
    private void take(Path folder, Tls tls) throws IOException {
        Path config = domain(folder).resolve("config");
        Path store = config.resolve(name.equals("payara") ? "keystore.p12" : "keystore.jks");
        Tls.keytool(
                folder,
                "-importkeystore",
                "-srckeystore",
                tls.store().toString(),
                "-srcstorepass",
                tls.password(),
                "-srcalias",
                "parley",
                "-destkeystore",
                store.toString(),
                "-deststorepass",
                "changeit");
    }

    private static String withPort(String xml, String standard, int port) {
        String changed = xml.replace("port=\"" + standard + "\"", "port=\"" + port + "\"");
        if (changed.equals(xml)) {
            throw new IllegalStateException("no listener is at " + standard + " in domain.xml");
        }
        return changed;
    }

    private void run(Path folder, String script) throws IOException {
        administrate(folder, "multimode", "--file", config().resolve(script).toString());
    }

    private void administrate(Path folder, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(asadmin(), "--port", Files.readString(adminPort(folder))));
        all.addAll(Arrays.asList(command));
        Tool.run(folder.resolve(command[0] + ".log"), Map.of(), all.toArray(String[]::new));
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            // Not yet: that is what is being waited for.
            return false;
        }
    }

    private Path config() {
        return Path.of("server-config").resolve(name).toAbsolutePath();
    }

    private String asadmin() {
        return home.resolve("glassfish/bin/asadmin").toString();
    }

    private static Path domain(Path folder) {
        return folder.resolve("domains").resolve(DOMAIN);
    }

    private static Path adminPort(Path folder) {
        return folder.resolve("admin.port");
    }

    private static Path deployed(Path folder) {
        return folder.resolve("deployed");
    }
}
