package org.parley.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.parley.it.server.Ports;

/** A real Redis, in a process of its own, that can be stopped and started again at the same place. */
public final class RedisServer implements AutoCloseable {

    private final int port;
    private final List<String> settings;
    private redis.embedded.RedisServer process;

    /**
     * Starts one at a free port.
     *
     * @param settings lines of its configuration, such as {@code user default off}
     */
    public RedisServer(String... settings) {
        this(free(), List.of(settings));
    }

    RedisServer(int port, List<String> settings) {
        this.port = port;
        this.settings = settings;
        process = begin();
    }

    private static int free() {
        try {
            return Ports.free();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private redis.embedded.RedisServer begin() {
        try {
            var builder = redis.embedded.RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"");
            settings.forEach(builder::setting);
            var fresh = builder.build();
            fresh.start();
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Returns its address. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
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
