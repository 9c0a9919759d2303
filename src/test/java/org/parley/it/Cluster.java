package org.parley.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.parley.it.server.BehindProxy;
import org.parley.it.server.Servers;

/** Nodes of Payara Micro over a PostgreSQL and a Redis of their own, which believe what a balancer on this machine says. */
public final class Cluster implements AutoCloseable {

    private final Path folder;
    private final Postgres postgres;
    private final RedisServer redis = new RedisServer();
    private final List<ParleyServer> nodes = Collections.synchronizedList(new ArrayList<>());

    private Cluster(Path folder) {
        this.folder = folder;
        this.postgres = Postgres.start(folder.resolve("postgres"));
    }

    /**
     * Starts all of it, the nodes at the same moment, and waits until they are ready.
     *
     * @param folder where everything has its data and its logs
     * @param more what is set on each node besides
     */
    public static Cluster start(Path folder, int size, Map<String, String> more) {
        var cluster = new Cluster(folder);
        boolean ready = false;
        try {
            cluster.begin(size, more);
            ready = true;
            return cluster;
        } finally {
            if (!ready) {
                cluster.close();
            }
        }
    }

    private void begin(int size, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.put("parley.backplane", "redis");
        settings.put("parley.redis.uri", redis.uri());
        settings.put("parley.proxy.addresses", "127.0.0.0/8, ::1");
        settings.put("parley.drain.notice", "3s");
        settings.putAll(more);
        var micro = new BehindProxy(Servers.PAYARA_MICRO);
        List<CompletableFuture<ParleyServer>> starts = IntStream.range(0, size)
                .mapToObj(node -> CompletableFuture.supplyAsync(() -> {
                    ParleyServer started = ParleyServer.start(micro, folder.resolve("node-" + node), settings);
                    nodes.add(started);
                    return started;
                }))
                .toList();
        CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new)).join();
    }

    /** Returns the nodes, in no order that means anything. */
    public List<ParleyServer> nodes() {
        return List.copyOf(nodes);
    }

    /** Starts those nodes again that do not run. */
    void heal() {
        nodes().stream().filter(node -> !node.isAlive()).forEach(ParleyServer::restart);
    }

    public Postgres postgres() {
        return postgres;
    }

    public RedisServer redis() {
        return redis;
    }

    @Override
    public void close() {
        nodes().forEach(ParleyServer::close);
        redis.close();
        postgres.close();
    }
}
