package org.parley.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara Micro.
 *
 * @param home its jar
 * @param extras what it is given besides the application
 */
public record PayaraMicro(Path home, Extras extras) implements AppServer {

    private static final Path CONFIG = Path.of("server-config/payara-micro").toAbsolutePath();

    /** Without the query, which has people's names. */
    private static final String ACCESS =
            "%client.name% %auth-user-name% %datetime% %http-method% %http-uri% %http-version% %status% %response.length%";

    @Override
    public String name() {
        return "payara-micro";
    }

    @Override
    public List<String> command(List<String> java, int port, Path folder, Deployment deployment) throws IOException {
        List<String> command = new ArrayList<>(java);
        Tls tls = extras.tls();
        if (tls != null) {
            command.add("-Djavax.net.ssl.keyStore=" + tls.store());
            command.add("-Djavax.net.ssl.keyStorePassword=" + tls.password());
        }
        command.addAll(List.of(
                "-jar",
                home.toAbsolutePath().toString(),
                "--nocluster",
                "--disablephonehome",
                "--logproperties",
                CONFIG.resolve("logging.properties").toString(),
                "--accesslog",
                Files.createDirectories(accessLogs(folder)).toString(),
                "--accesslogformat",
                ACCESS,
                "--accessloginterval",
                "10",
                "--port",
                String.valueOf(port),
                "--contextroot",
                deployment.contextPath().isEmpty() ? "/" : deployment.contextPath(),
                "--deploy",
                deployment.war().toAbsolutePath().toString()));
        if (tls != null) {
            command.addAll(List.of("--sslport", String.valueOf(tls.port()), "--sslcert", "parley"));
        }
        NamedDatabase database = extras.database();
        if (database != null) {
            command.addAll(List.of(
                    "--addlibs",
                    database.driver().toAbsolutePath().toString(),
                    "--postbootcommandfile",
                    CONFIG.resolve("data-source.asadmin").toString()));
        }
        KnownPerson person = extras.person();
        if (person != null) {
            command.addAll(List.of(
                    "--postbootcommandfile",
                    person.script(CONFIG.resolve("people.asadmin"), folder).toString()));
        }
        return command;
    }

    @Override
    public Path accessLogs(Path folder) {
        return folder.resolve("access");
    }

    @Override
    public AppServer with(Extras other) {
        return new PayaraMicro(home, other);
    }

    @Override
    public String dataSource() {
        return "jdbc/parley";
    }
}
