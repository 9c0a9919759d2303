import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import redis.embedded.RedisServer;

/**
 * Runs a cluster on this machine, for a look at it: a PostgreSQL, a Redis, two nodes of Parley on Payara Micro and, where it
 * is installed, HAProxy with the configuration that is shipped. All of it ends with this process, or with whoever began it;
 * what was said is forgotten.
 *
 * <p>{@code java -cp … Run.java PORT TARGET}, with PostgreSQL and Redis on the class path as {@code mvn -Pcluster} has them,
 * and what the build leaves in the folder {@code TARGET}.
 */
final class Run {

    private static final int NODES = 2;
    private static final String LOOPBACK = "127.0.0.1";
    private static final long PATIENCE_SECONDS = 30;
    private static final long START_SECONDS = 300;
    private static final int OK = 200;

    private static final Logger QUIET = Logger.getLogger("io.zonky");

    private final int port;
    private final Path target;
    private final Path folder;
    private final List<AutoCloseable> stores = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private boolean over;

    private Run(int port, Path target) throws IOException {
        this.port = port;
        this.target = target.toAbsolutePath();
        Files.createDirectories(this.target);
        this.folder = Files.createTempDirectory(this.target, "cluster-");
    }

    public static void main(String[] arguments) throws Exception {
        // Nobody wants to read how a database is unpacked.
        QUIET.setLevel(Level.WARNING);
        var run = new Run(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(run::end));
        ProcessHandle.current().parent().ifPresent(asker -> asker.onExit().thenRun(() -> System.exit(0)));
        try {
            run.start();
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        run.waitForAnyEnd();
    }

    private void start() throws IOException {
        say("PostgreSQL, Redis and two nodes start; their logs are in " + folder);
        String database = startPostgres();
        String redis = startRedis();
        Optional<Path> haProxy = haProxy();
        List<Integer> ports = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            ports.add(haProxy.isEmpty() && node == 0 ? port : freePort());
            startNode(node, ports.get(node), database, redis);
        }
        for (int place : ports) {
            awaitReady(place);
        }
        List<String> addresses = ports.stream().map(Run::address).toList();
        if (haProxy.isPresent()) {
            startHaProxy(haProxy.get(), ports);
            awaitReady(port);
            say("Parley is ready at " + address(port) + " (nodes at " + String.join(", ", addresses) + ")");
        } else {
            say("Parley is ready at " + address(port) + " (nodes at " + String.join(", ", addresses)
                    + "; no haproxy is installed, so that nothing stands before them)");
        }
    }

    private String startPostgres() throws IOException {
        Path log = folder.resolve("postgres.log");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(
                        Files.createDirectories(target.resolve("postgres")).toFile())
                .setDataDirectory(folder.resolve("postgres"))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        keep(postgres);
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    private String startRedis() throws IOException {
        int place = freePort();
        RedisServer redis = RedisServer.newRedisServer()
                .port(place)
                .bind(LOOPBACK)
                .setting("save \"\"")
                .build();
        redis.start();
        keep(redis::stop);
        return "redis://" + LOOPBACK + ":" + place;
    }

    private synchronized void keep(AutoCloseable store) {
        stores.add(store);
        if (over) {
            close(store);
        }
    }

    private void startNode(int node, int place, String database, String redis) throws IOException {
        Path home = Files.createDirectories(folder.resolve("node-" + (node + 1)));
        begin(
                home.resolve("server.log"),
                List.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dparley.data=" + home,
                "-Dparley.db.url=" + database,
                "-Dparley.db.user=postgres",
                "-Dparley.db.password=postgres",
                "-Dparley.backplane=redis",
                "-Dparley.redis.uri=" + redis,
                "-Dparley.proxy.addresses=127.0.0.0/8,::1",
                "-Dparley.drain.notice=3s",
                "-jar",
                target.resolve("server/payara-micro.jar").toString(),
                "--disablephonehome",
                // So that it serves until its end, as it does from a folder of ours: see deploy/payara-micro.md.
                "--nohazelcast",
                "--logproperties",
                Path.of("server-config/payara-micro/logging.properties").toAbsolutePath().toString(),
                "--port",
                String.valueOf(place),
                "--contextroot",
                "/",
                "--deploy",
                target.resolve("parley").toString());
    }

    private void startHaProxy(Path program, List<Integer> ports) throws IOException {
        begin(
                folder.resolve("haproxy.log"),
                List.of(
                        "PARLEY_BIND=" + LOOPBACK + ":" + port,
                        "PARLEY_ONE=" + LOOPBACK + ":" + ports.get(0),
                        "PARLEY_TWO=" + LOOPBACK + ":" + ports.get(1)),
                program.toString(),
                "-db",
                "-f",
                Path.of("server-config/haproxy/haproxy.cfg").toString());
    }

    private void begin(Path log, List<String> variables, String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        variables.forEach(variable -> builder.environment()
                .put(variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1)));
        synchronized (this) {
            if (!over) {
                processes.add(builder.start());
            }
        }
    }

    /** Ends everything: the database and Redis only when the nodes are gone, which end at the same time. */
    private synchronized void end() {
        over = true;
        processes.forEach(Process::destroy);
        processes.forEach(Run::awaitEnd);
        stores.forEach(Run::close);
    }

    private static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable store) {
        try {
            store.close();
        } catch (Exception e) {
            System.err.println("something did not end well: " + e);
        }
    }

    private void waitForAnyEnd() throws InterruptedException {
        // A node may be killed, to see what happens; without the last one there is nothing to see.
        for (Process process : processes) {
            process.waitFor();
        }
        System.exit(1);
    }

    private void awaitReady(int place) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers(place)) {
            boolean lost = processes.stream().anyMatch(process -> !process.isAlive());
            if (lost || System.nanoTime() > end) {
                throw new IOException("not everything has started: see the logs in " + folder);
            }
            pause();
        }
    }

    private static boolean answers(int place) {
        try {
            var connection = (HttpURLConnection)
                    URI.create(address(place) + "health/ready").toURL().openConnection();
            return connection.getResponseCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String address(int place) {
        return "http://localhost:" + place + "/";
    }

    private static Optional<Path> haProxy() {
        // Not everybody's path has the folder in which Debian keeps what administrators run.
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(path -> Path.of(path, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void say(String sentence) {
        System.out.println(sentence);
    }
}
