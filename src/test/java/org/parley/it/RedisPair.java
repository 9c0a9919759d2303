package org.parley.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.parley.it.server.Ports;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisSentinel;

/** A master of Redis and its replica, real ones, and the sentinel that makes the replica a master where the master is gone. */
public final class RedisPair implements AutoCloseable {

    public static final String NAME = "the-master";

    private final RedisServer first;
    private final RedisServer second;
    private final RedisSentinel sentinel;
    private final int port;

    /** Starts them, and waits until the sentinel knows both. */
    public RedisPair(Path folder) {
        first = new RedisServer();
        second = new RedisServer("replicaof 127.0.0.1 " + first.port());
        try {
            port = Ports.free();
            Path configuration =
                    Files.createDirectories(folder.toAbsolutePath()).resolve("sentinel.conf");
            Files.write(
                    configuration,
                    List.of(
                            "port " + port,
                            "dir " + configuration.getParent(),
                            "sentinel monitor " + NAME + " 127.0.0.1 " + first.port() + " 1",
                            "sentinel down-after-milliseconds " + NAME + " 1000",
                            "sentinel failover-timeout " + NAME + " 3000"));
            sentinel = RedisSentinel.newRedisSentinel()
                    .port(port)
                    .configFile(configuration.toString())
                    .build();
            sentinel.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("the sentinel knows both")
                .until(() -> asked(jedis -> jedis.sentinelReplicas(NAME).size()) == 1);
    }

    private <T> T asked(Function<Jedis, T> question) {
        try (Jedis jedis = new Jedis(new HostAndPort("127.0.0.1", port))) {
            return question.apply(jedis);
        }
    }

    /** Returns the port at which the sentinel says that the master is. */
    public int master() {
        return Integer.parseInt(
                asked(jedis -> jedis.sentinelGetMasterAddrByName(NAME)).get(1));
    }

    /** Has the sentinel take a server for a master. */
    public void watch(String name, RedisServer server) {
        asked(jedis -> jedis.sentinelMonitor(name, "127.0.0.1", server.port(), 1));
    }

    public RedisServer first() {
        return first;
    }

    public RedisServer second() {
        return second;
    }

    /** Has the sentinel make the replica a master though the master is there. */
    public void changeOver() {
        asked(jedis -> jedis.sentinelFailover(NAME));
    }

    /** Returns where to ask for the master: at a sentinel that is not there, and at the one that is. */
    public String uri() {
        return "redis+sentinel://127.0.0.1:1,127.0.0.1:" + port + "/" + NAME;
    }

    @Override
    public void close() {
        try {
            sentinel.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        first.close();
        second.close();
    }
}
