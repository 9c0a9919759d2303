package org.parley.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.parley.config.ChatConfig;

/**
 * A real PostgreSQL, in processes of its own, that can be made to fail.
 *
 * <p>Its programs come out of a jar and are unpacked below {@code target}. They refuse to run as root; where this
 * process does, they run in a user namespace ({@code unshare -U}), in which they see themselves as nobody: their files
 * stay root's, and root may still send them signals.
 */
public final class Postgres implements AutoCloseable {

    private static final Path PROGRAMS = Path.of("target", "postgres").toAbsolutePath();
    private static final long PATIENCE = 60;

    private final Path data;
    private final Path log;
    private final int port;
    private final Map<String, String> parameters;
    private final EmbeddedPostgres embedded;

    /**
     * Makes a database and starts it.
     *
     * @param folder where its data and its log go
     */
    public static Postgres start(Path folder) {
        return start(folder, Map.of());
    }

    /**
     * Makes a database and starts it.
     *
     * @param folder where its data and its log go
     * @param parameters of its configuration, such as {@code log_statement}
     */
    public static Postgres start(Path folder, Map<String, String> parameters) {
        try {
            return new Postgres(folder.toAbsolutePath(), freePort(), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Postgres(Path folder, int port, Map<String, String> parameters) throws IOException {
        this.data = folder.resolve("data");
        this.log = folder.resolve("postgres.log");
        this.port = port;
        Files.createDirectories(folder);
        Files.createDirectories(PROGRAMS);
        this.parameters = parameters;
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(PROGRAMS.toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
        parameters.forEach(builder::setServerConfig);
        this.embedded = builder.start();
    }

    /** Returns what it has written. */
    public Path log() {
        return log;
    }

    public int port() {
        return port;
    }

    public String url() {
        return url(port);
    }

    /** Returns the URL of this database behind something that listens at another port. */
    public String url(int behind) {
        return "jdbc:postgresql://localhost:" + behind + "/postgres";
    }

    public String user() {
        return "postgres";
    }

    public String password() {
        return "postgres";
    }

    /** Returns what tells Parley to use it. */
    public Map<String, String> settings() {
        return Map.of("parley.db.url", url(), "parley.db.user", user(), "parley.db.password", password());
    }

    /** Makes a database to which nobody has written, and returns where it is. */
    public ChatConfig.Db fresh() {
        String name = "fresh" + System.nanoTime();
        try (Connection connection = DriverManager.getConnection(url(), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return ChatConfig.Db.at(url().replaceFirst("[^/]+$", name), user(), password());
    }

    /** Ends all its processes as a power switch would. */
    public void kill() {
        List<ProcessHandle> processes = processes();
        Signals.send(Signals.KILL, pids(processes));
        processes.forEach(process -> process.onExit().join());
    }

    /** Has it stop without a goodbye to anybody: its next start recovers as after a crash. */
    public void stopImmediately() {
        control("-m", "immediate", "stop");
    }

    /** Starts it again over the same data, at the same port, and waits until it takes connections. */
    public void restart() {
        var options = new StringBuilder("-p " + port + " -F");
        parameters.forEach(
                (name, value) -> options.append(" -c ").append(name).append('=').append(value));
        control("-l", log.toString(), "-o", options.toString(), "-w", "start");
    }

    /** Returns whether it runs, which it may have ended itself. */
    public boolean isRunning() {
        return !processes().isEmpty();
    }

    /** Holds all its processes as they are, with all connections. */
    public void pause() {
        Signals.send(Signals.STOP, pids(processes()));
    }

    /** Lets its processes go on. */
    public void resume() {
        Signals.send(Signals.CONTINUE, pids(processes()));
    }

    @Override
    public void close() {
        resume();
        try {
            embedded.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the postmaster and all its children; none where it does not run. */
    public List<ProcessHandle> processes() {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            long postmaster = Long.parseLong(Files.readAllLines(file).get(0).strip());
            return ProcessHandle.of(postmaster).stream()
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Long> pids(List<ProcessHandle> processes) {
        return processes.stream().map(ProcessHandle::pid).toList();
    }

    private void control(String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program("pg_ctl").toString(), "-D", data.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed:\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path program(String name) {
        try (Stream<Path> versions = Files.list(PROGRAMS)) {
            return versions.map(version -> version.resolve("bin").resolve(name))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
