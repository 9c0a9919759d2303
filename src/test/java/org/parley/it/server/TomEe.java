package org.parley.it.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * TomEE, in one of its distributions.
 *
 * @param home where it was unpacked
 * @param extras what it is given besides the application
 */
public record TomEe(String name, Path home, Extras extras) implements RedeployingServer {

    private static final Path CONFIG = Path.of("server-config/tomee").toAbsolutePath();

    /** What comes after the connectors. */
    private static final String ENGINE = "    <Engine";

    private static final String HOST_END = "      </Host>";

    /** Has Tomcat read variables of the environment in its configuration. */
    private static final String ENVIRONMENT = "org.apache.tomcat.util.digester.PROPERTY_SOURCE"
            + "=org.apache.tomcat.util.digester.EnvironmentPropertySource";

    private static final List<String> OPENED =
            List.of("java.lang", "java.io", "java.util", "java.util.concurrent", "java.net");

    @Override
    public List<String> command(List<String> java, int port, Path folder, Deployment deployment) throws IOException {
        Path base = folder.resolve("base");
        Folders.copy(home.resolve("conf"), base.resolve("conf"));
        for (String needed : List.of("lib", "logs", "temp", "work", "webapps")) {
            Files.createDirectories(base.resolve(needed));
        }
        String xml = Files.readString(CONFIG.resolve("server.xml"));
        Tls tls = extras.tls();
        if (tls != null) {
            xml = xml.replace(ENGINE, Files.readString(CONFIG.resolve("tls.xml")) + ENGINE);
        }
        Path portal = extras.portal();
        if (portal != null) {
            xml = xml.replace(HOST_END, Files.readString(CONFIG.resolve("single-sign-on.xml")) + HOST_END);
            Files.copy(portal, base.resolve("webapps").resolve(portal.getFileName()));
        }
        Files.writeString(base.resolve("conf/server.xml"), xml);
        deploy(folder, deployment);
        NamedDatabase database = extras.database();
        if (database != null) {
            Files.copy(
                    CONFIG.resolve("tomee.xml"), base.resolve("conf/tomee.xml"), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(database.driver(), base.resolve("lib/driver.jar"), StandardCopyOption.REPLACE_EXISTING);
        }
        KnownPerson person = extras.person();
        if (person != null) {
            Files.writeString(base.resolve("conf/tomcat-users.xml"), """
                    <tomcat-users xmlns="http://tomcat.apache.org/xml">
                      <user username="%s" password="%s" roles="%s"/>
                    </tomcat-users>
                    """.formatted(
                            person.name(), person.password(), person.group()));
        }
        List<String> command = new ArrayList<>(java);
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        if (tls != null) {
            command.add("-Dhttps.port=" + tls.port());
            command.add("-D" + ENVIRONMENT);
        }
        command.addAll(List.of(
                "-javaagent:" + home.resolve("lib/openejb-javaagent.jar"),
                "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
                "-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"),
                "-Dcatalina.home=" + home,
                "-Dcatalina.base=" + base,
                "-Dhttp.port=" + port,
                "-Ddeploy.seconds=1",
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-cp",
                home.resolve("bin/bootstrap.jar") + File.pathSeparator + home.resolve("bin/tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start"));
        return command;
    }

    @Override
    public void undeploy(Path folder, Deployment deployment) throws IOException {
        Files.delete(war(folder, deployment));
    }

    @Override
    public void deploy(Path folder, Deployment deployment) throws IOException {
        Files.copy(deployment.war(), war(folder, deployment), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path war(Path folder, Deployment deployment) {
        return folder.resolve("base/webapps").resolve(deployment.fileName());
    }

    @Override
    public Path accessLogs(Path folder) {
        return folder.resolve("base/logs");
    }

    @Override
    public AppServer with(Extras other) {
        return new TomEe(name, home, other);
    }

    @Override
    public String dataSource() {
        return "openejb:Resource/jdbc/parley";
    }
}
