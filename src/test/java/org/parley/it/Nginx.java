package org.parley.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.parley.it.server.Ports;

/** nginx with the configuration that is shipped, in which nothing but the addresses is another one. */
final class Nginx extends Balancer {

    private static final Path CONFIG = Path.of("server-config/nginx/parley.conf");

    private Nginx(int port, ProcessBuilder command, Path log) {
        super(port, command, log);
    }

    /**
     * Starts it in front of two nodes.
     *
     * @param folder its own: for its configuration, its log and what it writes besides
     */
    static Nginx before(List<ParleyServer> nodes, Path folder) {
        Path program = Program.find("nginx");
        try {
            int port = Ports.free();
            Path home = Files.createDirectories(folder.toAbsolutePath());
            String shipped = Files.readString(CONFIG);
            shipped = replace(
                    shipped, "10.0.0.11:8080", "127.0.0.1:" + nodes.get(0).port());
            shipped = replace(
                    shipped, "10.0.0.12:8080", "127.0.0.1:" + nodes.get(1).port());
            shipped = replace(shipped, "listen 80;", "listen 127.0.0.1:" + port + ";");
            Files.writeString(home.resolve("parley.conf"), shipped);
            Files.writeString(home.resolve("nginx.conf"), """
                    daemon off;
                    worker_processes 1;
                    pid %1$s/nginx.pid;
                    error_log stderr warn;
                    events {}
                    http {
                        access_log off;
                        client_body_temp_path %1$s/body;
                        proxy_temp_path %1$s/proxy;
                        fastcgi_temp_path %1$s/fastcgi;
                        uwsgi_temp_path %1$s/uwsgi;
                        scgi_temp_path %1$s/scgi;
                        include parley.conf;
                    }
                    """.formatted(home));
            var command =
                    new ProcessBuilder(program.toString(), "-p", home.toString(), "-c", "nginx.conf", "-e", "stderr");
            return new Nginx(port, command, home.resolve("nginx.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String replace(String text, String before, String after) {
        if (!text.contains(before)) {
            throw new IllegalStateException(CONFIG + " has no " + before + " any more");
        }
        return text.replace(before, after);
    }
}
