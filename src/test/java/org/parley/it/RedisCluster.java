package org.parley.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.parley.it.server.Ports;
import redis.clients.jedis.Jedis;

/** Three real servers of Redis that are a cluster, each of which can be stopped. */
public final class RedisCluster implements AutoCloseable {

    private static final int SLOTS = 16_384;

    /** Where servers talk to each other, above the port of each. */
    private static final int BUS = 10_000;

    private static final int LAST_PORT = 65_535;

    private final List<RedisServer> servers = new ArrayList<>();

    /** Starts it, and waits until each knows the others. */
    public RedisCluster(Path folder) {
        for (int i = 0; i < 3; i++) {
            servers.add(server(folder.toAbsolutePath().resolve("server-" + i)));
        }
        for (int i = 0; i < servers.size(); i++) {
            int first = SLOTS * i / servers.size();
            int end = SLOTS * (i + 1) / servers.size();
            try (Jedis server = jedis(servers.get(i))) {
                server.clusterAddSlots(IntStream.range(first, end).toArray());
                server.clusterMeet("127.0.0.1", servers.get(0).port());
            }
        }
        Awaitility.await("a cluster").until(() -> servers.stream().allMatch(this::isWhole));
    }

    private static RedisServer server(Path folder) {
        try {
            Files.createDirectories(folder);
            return new RedisServer(
                    port(), List.of("cluster-enabled yes", "dir " + folder, "cluster-node-timeout 2000", "save \"\""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a free port above which that of the bus is free too. */
    private static int port() throws IOException {
        int port = Ports.free();
        while (port + BUS > LAST_PORT || isTaken(port + BUS)) {
            port = Ports.free();
        }
        return port;
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket(port)) {
            return !socket.isBound();
        } catch (IOException e) {
            // That is what was asked.
            return true;
        }
    }

    private boolean isWhole(RedisServer server) {
        try (Jedis jedis = jedis(server)) {
            String state = jedis.clusterInfo();
            return state.contains("cluster_state:ok") && state.contains("cluster_known_nodes:" + servers.size());
        }
    }

    private static Jedis jedis(RedisServer server) {
        return new Jedis(new redis.clients.jedis.HostAndPort("127.0.0.1", server.port()));
    }

    /** Returns the address of them all. */
    public String uri() {
        return uri(servers);
    }

    /** Returns an address that names one of them. */
    public String uri(int server) {
        return uri(List.of(servers.get(server)));
    }

    private static String uri(List<RedisServer> some) {
        return "redis+cluster://"
                + some.stream().map(server -> "127.0.0.1:" + server.port()).collect(Collectors.joining(","));
    }

    public RedisServer server(int number) {
        return servers.get(number);
    }

    @Override
    public void close() {
        servers.forEach(RedisServer::close);
    }
}
