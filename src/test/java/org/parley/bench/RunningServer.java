package org.parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.parley.it.LiveHeap;
import org.parley.it.server.Folders;
import org.parley.it.server.Ports;

/** A server that was started for the benchmark, in a process of its own; ends with it. */
final class RunningServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final int TIMEOUT = 5_000;

    private final Contender contender;
    private final int port;
    private final Process process;
    private final Path output;
    private final Usage usage;
    private final Thread hook;

    private RunningServer(Contender contender, int port, Process process, Path output) {
        this.contender = contender;
        this.port = port;
        this.process = process;
        this.output = output;
        this.usage = new Usage(process.pid());
        // Who interrupts the benchmark ends the server too.
        this.hook = new Thread(process::destroyForcibly, contender.name() + "-end");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts a server and waits until it is ready. */
    static RunningServer start(Contender contender, Path folder, Log log) throws IOException {
        int port = Ports.free();
        Path own = Folders.empty(folder.toAbsolutePath());
        Path output = own.resolve("output.log");
        Launch launch = contender.launch(port, own, log);
        var builder = new ProcessBuilder(launch.command())
                .directory(launch.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(launch.environment());
        var server = new RunningServer(contender, port, builder.start(), output);
        try {
            Awaitility.await(contender.name() + " is ready")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> server.ready(launch.ready()));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    int port() {
        return port;
    }

    Dialect dialect() {
        return contender.dialect();
    }

    boolean hasHeap() {
        return contender.hasHeap();
    }

    /** Returns what it takes of the machine. */
    Usage usage() {
        return usage;
    }

    /** Returns the bytes that live in its heap, where it has a JVM's. */
    long heap() {
        return LiveHeap.bytes(process.pid());
    }

    /** Returns where it tells of its collections, where it has a JVM's heap. */
    GcLog gcLog() {
        return new GcLog(output.resolveSibling(Jvm.GC_LOG));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private boolean ready(String path) {
        if (!process.isAlive()) {
            throw new IllegalStateException(contender.name() + " ended:\n" + output());
        }
        try {
            if (path.isEmpty()) {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return true;
            }
            URI address = URI.create("http://127.0.0.1:" + port + path);
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT);
            connection.setReadTimeout(TIMEOUT);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            // Not yet: that is what is being waited for.
            return false;
        }
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
