package org.parley.it.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TomEE.
 *
 * @param home where it was unpacked
 * @param database what it has a data source for; null where it has none
 */
public record TomEe(Path home, @Nullable NamedDatabase database) implements AppServer {

    private static final Path CONFIG = Path.of("server-config/tomee").toAbsolutePath();

    private static final List<String> OPENED =
            List.of("java.lang", "java.io", "java.util", "java.util.concurrent", "java.net");

    @Override
    public List<String> command(List<String> java, int port, Path folder, Deployment deployment) throws IOException {
        Path base = folder.resolve("base");
        Folders.copy(home.resolve("conf"), base.resolve("conf"));
        for (String needed : List.of("lib", "logs", "temp", "work", "webapps")) {
            Files.createDirectories(base.resolve(needed));
        }
        Path server = base.resolve("conf/server.xml");
        Files.writeString(server, configured(Files.readString(server), port));
        Files.copy(
                deployment.war(),
                base.resolve("webapps").resolve(deployment.fileName()),
                StandardCopyOption.REPLACE_EXISTING);
        if (database != null) {
            Files.copy(
                    CONFIG.resolve("tomee.xml"), base.resolve("conf/tomee.xml"), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(database.driver(), base.resolve("lib/driver.jar"), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(java);
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of(
                "-javaagent:" + home.resolve("lib/openejb-javaagent.jar"),
                "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
                "-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"),
                "-Dcatalina.home=" + home,
                "-Dcatalina.base=" + base,
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-cp",
                home.resolve("bin/bootstrap.jar") + File.pathSeparator + home.resolve("bin/tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start"));
        return command;
    }

    @Override
    public AppServer with(NamedDatabase other) {
        return new TomEe(home, other);
    }

    @Override
    public String dataSource() {
        return "openejb:Resource/jdbc/parley";
    }

    /** Tomcat takes 8,192 connections where nobody says otherwise; and its port for the shutdown is not needed. */
    private static String configured(String xml, int port) {
        String changed = xml.replace("<Server port=\"8005\"", "<Server port=\"-1\"")
                .replace("<Connector port=\"8080\"", "<Connector port=\"" + port + "\" maxConnections=\"20000\"");
        if (!changed.contains("maxConnections=\"20000\"")) {
            throw new IllegalStateException("TomEE's server.xml is not as it was known");
        }
        return changed;
    }
}
