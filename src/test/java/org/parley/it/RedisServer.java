package org.parley.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** A real Redis, in a process of its own, that can be stopped and started again at the same place. */
public final class RedisServer implements AutoCloseable {

    private final int port;
    private redis.embedded.RedisServer process;

    /** Starts one at a free port. */
    public RedisServer() {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = begin();
    }

    private redis.embedded.RedisServer begin() {
        try {
            var fresh = redis.embedded.RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            fresh.start();
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns its address. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Stops it; everybody's connections are gone. */
    public void stop() {
        try {
            process.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again. */
    public void start() {
        process = begin();
    }

    @Override
    public void close() {
        stop();
    }
}
