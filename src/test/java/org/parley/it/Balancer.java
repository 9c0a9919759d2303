package org.parley.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A balancer in a process of its own, in front of nodes. */
abstract class Balancer implements AutoCloseable {

    private static final long PATIENCE = 10;

    private final int port;
    private final Process process;

    /**
     * Starts it, and waits until it listens.
     *
     * @param log where it writes
     */
    Balancer(int port, ProcessBuilder command, Path log) {
        this.port = port;
        try {
            process = command.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("the balancer listens").until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the balancer ended:\n" + Files.readString(log));
            }
            return listens();
        });
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            // Not yet: that is what is being waited for.
            return false;
        }
    }

    /** Returns the address of a path, such as {@code api/me}. */
    public URI http(String path) {
        return URI.create(origin() + "/" + path);
    }

    /** Returns the address of a socket, such as {@code chat/lobby}. */
    public URI ws(String path) {
        return URI.create("ws://localhost:" + port + "/" + path);
    }

    /** Returns the origin of the page that it serves. */
    String origin() {
        return "http://localhost:" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
