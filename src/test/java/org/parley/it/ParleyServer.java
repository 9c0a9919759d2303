package org.parley.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.parley.it.server.AppServer;
import org.parley.it.server.Deployment;
import org.parley.it.server.Ports;
import org.parley.it.server.RedeployingServer;
import org.parley.it.server.Servers;

/** Parley as people run it: the shipped WAR on a server, in a process of its own, with its data in a folder. */
public final class ParleyServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ParleyServer.class.getName());
    private static final Duration START = Duration.ofMinutes(3);

    /** Payara keeps what was last asked by a connection of HTTP/2, and with it the application, until that is closed. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Pattern WORD = Pattern.compile("good until then: ([A-Za-z0-9_-]{20,})");
    private static final String REFUSAL = "Parley does not start: ";

    private final AppServer server;
    private Deployment deployment;
    private final int port;
    private final Path folder;
    private final Map<String, String> settings;
    private final List<String> options;
    private Process process;
    private int processes;

    /**
     * Starts Payara Micro and waits until it is ready.
     *
     * @param folder where its data and its log go
     * @param settings what is set besides port and data, such as {@code parley.log}
     */
    public static ParleyServer start(Path folder, Map<String, String> settings) {
        return start(Servers.PAYARA_MICRO, folder, settings);
    }

    /** Starts a server, as {@link #start(Path, Map)} does. */
    public static ParleyServer start(AppServer server, Path folder, Map<String, String> settings) {
        return start(server, "", folder, settings);
    }

    /**
     * Starts a server, as {@link #start(Path, Map)} does.
     *
     * @param contextPath empty for the root, or a slash and one name
     */
    public static ParleyServer start(AppServer server, String contextPath, Path folder, Map<String, String> settings) {
        return start(server, new Deployment(Servers.WAR, contextPath), folder, settings);
    }

    /** Starts a server with a WAR, as {@link #start(Path, Map)} does. */
    static ParleyServer start(AppServer server, Deployment deployment, Path folder, Map<String, String> settings) {
        return new ParleyServer(server, deployment, folder, settings, List.of()).ready();
    }

    /** Starts a server, as {@link #start(Path, Map, List)} does. */
    public static ParleyServer start(
            AppServer server, Path folder, Map<String, String> settings, List<String> options) {
        return new ParleyServer(server, Deployment.atRoot(Servers.WAR), folder, settings, options).ready();
    }

    /**
     * Starts Payara Micro and waits until it is ready.
     *
     * @param folder where its data and its log go
     * @param settings what is set besides port and data; the data's folder may be set too
     * @param options what its Java is told besides, such as {@code -Xmx1g}
     */
    public static ParleyServer start(Path folder, Map<String, String> settings, List<String> options) {
        return start(Servers.PAYARA_MICRO, folder, settings, options);
    }

    private ParleyServer(
            AppServer server, Deployment deployment, Path folder, Map<String, String> settings, List<String> options) {
        this.server = server;
        this.deployment = deployment;
        this.folder = folder.toAbsolutePath();
        this.settings = settings;
        this.options = options;
        try {
            this.port = Ports.free();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.process = launch();
    }

    /** Leaves no process behind where it never is. */
    private ParleyServer ready() {
        boolean ready = false;
        try {
            awaitReady();
            ready = true;
            return this;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    /**
     * Starts a server on which Parley does not start, and returns what it wrote until it said so.
     *
     * @param settings what makes it refuse
     */
    public static String refusal(AppServer server, Path folder, Map<String, String> settings) {
        var deployment = Deployment.atRoot(Servers.WAR);
        try (var parley = new ParleyServer(server, deployment, folder, settings, List.of())) {
            try {
                server.started(parley.folder, deployment);
            } catch (IOException e) {
                // Where a tool of the server's deploys, it fails: that is the refusal which is waited for.
                LOG.log(System.Logger.Level.DEBUG, "the deployment failed", e);
            }
            Awaitility.await("a refusal")
                    .atMost(START)
                    .until(() -> parley.output().contains(REFUSAL));
            return parley.output();
        }
    }

    /** Returns the address of a path, such as {@code api/me}. */
    public URI http(String path) {
        return URI.create("http://localhost:" + port + deployment.contextPath() + "/" + path);
    }

    /** Returns the address of a socket, such as {@code chat/lobby}. */
    public URI ws(String path) {
        return URI.create("ws://localhost:" + port + deployment.contextPath() + "/" + path);
    }

    public int port() {
        return port;
    }

    /** Returns the id of the process that runs now. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the process to end, as an administrator would, and does not wait for it. */
    public void terminate() {
        process.destroy();
    }

    /** Holds the process as it is, with all its connections. */
    public void pause() {
        Signals.send(Signals.STOP, List.of(pid()));
    }

    /** Lets the process go on. */
    public void resume() {
        Signals.send(Signals.CONTINUE, List.of(pid()));
    }

    /** Ends the process as a power switch would, without a word to it. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Ends the process as an administrator would. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    /** Starts it again over the same data, at the same port. */
    public void restart() {
        process = launch();
        awaitReady();
    }

    /** Starts it again with another WAR over the same data, at the same port. */
    public void restart(Path war) {
        deployment = new Deployment(war, deployment.contextPath());
        restart();
    }

    /** Has the application taken away while the server runs, and waits until it is gone. */
    public void undeploy() {
        try {
            redeploying().undeploy(folder, deployment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("Parley is gone").atMost(START).until(() -> !answers("health/live"));
    }

    /** Has the application deployed, again or anew, while the server runs, and waits until it is ready. */
    public void deploy() {
        int before = starts();
        try {
            redeploying().deploy(folder, deployment);
        } catch (IOException e) {
            throw new UncheckedIOException(output(), e);
        }
        Awaitility.await("Parley is ready again").atMost(START).until(() -> starts() > before);
    }

    private RedeployingServer redeploying() {
        return (RedeployingServer) server;
    }

    /** Waits for the word in the log with which the first administrator makes an account, and returns it. */
    public String setupWord() {
        return Awaitility.await("the word for the first administrator")
                .until(
                        () -> output().lines()
                                .map(WORD::matcher)
                                .filter(Matcher::find)
                                .map(found -> found.group(1))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Returns how often the application was ready. */
    private int starts() {
        return output().split("is ready at", -1).length;
    }

    /** Returns what the server has written about who asked for what. */
    public String accessLog() {
        var text = new StringBuilder();
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(server.accessLogs(folder), "*access*")) {
            for (Path log : logs) {
                text.append(Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Returns what the server has written since its first start. */
    public String output() {
        var text = new StringBuilder();
        for (int i = 1; i <= processes; i++) {
            try {
                text.append(Files.readString(log(i)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private Process launch() {
        processes++;
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dparley.data=" + folder));
        settings.forEach((key, value) -> java.add("-D" + key + "=" + value));
        java.addAll(options);
        try {
            Files.createDirectories(folder);
            var builder = new ProcessBuilder(server.command(java, port, folder, deployment))
                    .redirectErrorStream(true)
                    .redirectOutput(log(processes).toFile());
            builder.environment().putAll(server.environment(folder));
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        try {
            server.started(folder, deployment);
        } catch (IOException e) {
            throw new UncheckedIOException(output(), e);
        }
        Awaitility.await("Parley is ready")
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the server ended:\n" + output());
                    }
                    return answers("health/ready");
                });
    }

    private boolean answers(String path) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(http(path)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Not yet, or not any more: that is what is being waited for.
            return false;
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path log(int start) {
        return folder.resolve("server-" + start + ".log");
    }
}
