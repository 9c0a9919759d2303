package org.parley.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.faults.checker.Log;
import org.parley.it.ParleyServer;
import org.parley.it.Postgres;
import org.parley.it.RedisServer;
import org.parley.it.server.AppServer;
import org.parley.it.server.Servers;

/** Several nodes over one PostgreSQL and one Redis, each with ways of its own to both of them, which can be cut. */
final class Cluster implements AutoCloseable {

    private final String fault;
    private final Postgres database;
    private final RedisServer redis = new RedisServer();
    private final List<Node> nodes = new ArrayList<>();

    /**
     * How a cluster is to be.
     *
     * @param parameters of the configuration of PostgreSQL
     * @param options what each node's Java is told besides
     */
    record Plan(String fault, List<AppServer> servers, Map<String, String> parameters, List<String> options) {

        Plan writing(Map<String, String> more) {
            return new Plan(fault, servers, more, options);
        }

        Plan with(String... more) {
            return new Plan(fault, servers, parameters, List.of(more));
        }

        /** Starts it, and waits until all nodes are ready. */
        Cluster start() {
            var cluster = new Cluster(this);
            boolean ready = false;
            try {
                servers.forEach(server -> cluster.add(server, options));
                ready = true;
                return cluster;
            } finally {
                if (!ready) {
                    cluster.close();
                }
            }
        }
    }

    /** Plans so many nodes that are alike. */
    static Plan of(int size, String fault) {
        return of(fault, Collections.nCopies(size, Servers.PAYARA_MICRO));
    }

    /** Plans a node on each of these servers. */
    static Plan of(String fault, List<AppServer> servers) {
        return new Plan(fault, servers, Map.of(), List.of());
    }

    private Cluster(Plan plan) {
        fault = plan.fault();
        database = Postgres.start(FaultRun.folder(fault, "postgres"), plan.parameters());
    }

    private void add(AppServer server, List<String> options) {
        String name = "node-" + nodes.size();
        var toDatabase = new TcpProxy(database.port());
        var toRedis = new TcpProxy(redis.port());
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("parley.limits", "off");
        settings.put("parley.backplane", "redis");
        settings.put("parley.redis.uri", "redis://127.0.0.1:" + toRedis.port());
        settings.put("parley.db.url", database.url(toDatabase.port()) + "?ApplicationName=" + name);
        nodes.add(new Node(
                ParleyServer.start(server, FaultRun.folder(fault, name), settings, options), toDatabase, toRedis));
    }

    List<Node> nodes() {
        return nodes;
    }

    Node node(int number) {
        return nodes.get(number);
    }

    Postgres database() {
        return database;
    }

    RedisServer redis() {
        return redis;
    }

    /** Brings a crowd together that is spread over the nodes. */
    FaultRun run(int clients) {
        return new FaultRun(fault, nodes.stream().map(Node::port).toList(), clients);
    }

    /** Returns what each node and the database itself tell in the end. */
    List<Log> finalLogs() {
        List<Log> logs = new ArrayList<>();
        nodes.forEach(node -> logs.add(FinalLogs.rest(node.server(), Crowd.rooms())));
        logs.add(FinalLogs.sql(database.url(), database.user(), database.password()));
        return logs;
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        redis.close();
        database.close();
    }
}
