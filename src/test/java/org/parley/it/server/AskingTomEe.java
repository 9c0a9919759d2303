package org.parley.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * TomEE that asks people who they are in another way than for a password, which is a line in its {@code context.xml}.
 *
 * @param valve the class of Tomcat's that asks
 * @param connector what goes into its {@code server.xml}, or nothing
 * @param options of its JVM
 * @param variables of its environment
 */
public record AskingTomEe(
        AppServer tomee, String valve, String connector, List<String> options, Map<String, String> variables)
        implements AppServer {

    private static final String ENGINE = "    <Engine";

    /** Asks for a certificate, by TLS, that one of those in a key store has signed. */
    public static AskingTomEe forCertificates(AppServer tomee, Tls tls, Path trust) throws IOException {
        return new AskingTomEe(
                tomee,
                "SSLAuthenticator",
                Files.readString(Path.of("server-config/tomee/certificates.xml")),
                List.of(
                        "-Dhttps.port=" + tls.port(),
                        "-Dorg.apache.tomcat.util.digester.PROPERTY_SOURCE"
                                + "=org.apache.tomcat.util.digester.EnvironmentPropertySource"),
                Map.of(
                        "PARLEY_TLS_STORE",
                        tls.store().toString(),
                        "PARLEY_TLS_PASSWORD",
                        tls.password(),
                        "PARLEY_TLS_TRUST",
                        trust.toString()));
    }

    /** Asks for a ticket of Kerberos (SPNEGO). */
    public static AskingTomEe forTickets(AppServer tomee, Path configuration, Path login) {
        return new AskingTomEe(
                tomee,
                "SpnegoAuthenticator",
                "",
                List.of(
                        "-Djava.security.krb5.conf=" + configuration,
                        "-Djava.security.auth.login.config=" + login,
                        "-Djavax.security.auth.useSubjectCredsOnly=false"),
                Map.of());
    }

    @Override
    public String name() {
        return tomee.name();
    }

    @Override
    public Path home() {
        return tomee.home();
    }

    @Override
    public List<String> command(List<String> java, int port, Path folder, Deployment deployment) throws IOException {
        List<String> command = new ArrayList<>(tomee.command(java, port, folder, deployment));
        command.addAll(1, options);
        Path conf = folder.resolve("base/conf");
        Path xml = conf.resolve("server.xml");
        Files.writeString(xml, Files.readString(xml).replace(ENGINE, connector + ENGINE));
        Files.writeString(
                conf.resolve("context.xml"),
                "<Context><Valve className=\"org.apache.catalina.authenticator." + valve + "\"/></Context>");
        return command;
    }

    @Override
    public Path accessLogs(Path folder) {
        return tomee.accessLogs(folder);
    }

    @Override
    public Extras extras() {
        return tomee.extras();
    }

    @Override
    public AppServer with(Extras extras) {
        return new AskingTomEe(tomee.with(extras), valve, connector, options, variables);
    }

    @Override
    public String dataSource() {
        return tomee.dataSource();
    }

    @Override
    public Map<String, String> environment(Path folder) {
        Map<String, String> all = new HashMap<>(tomee.environment(folder));
        all.putAll(variables);
        return all;
    }
}
