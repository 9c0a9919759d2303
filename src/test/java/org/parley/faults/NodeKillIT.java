package org.parley.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.faults.Timings.Outage;
import org.parley.it.ParleyServer;

/** F1 with several nodes: one after the other is killed in the middle of it, and its people go to those that live. */
class NodeKillIT {

    /** With two nodes and again with three. */
    private static final int KILLS = 5 * FaultRun.ROUNDS;

    private static final Duration UP = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final double NO_GHOSTS = 20_000;

    /** So many do not come back at once, so that there is somebody who may be a ghost. */
    private static final int ABSENT = 20;

    private final List<Outage> outages = new ArrayList<>();
    private final List<Double> haunted = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whoWasOnADeadNodeGoesOnAtAnother(int size) {
        try (Cluster cluster = Cluster.of(size, "F1-" + size + "-nodes").start();
                FaultRun run = cluster.run(FaultRun.CLIENTS)) {
            run.crowd().enter();
            var listed = new Listed(run.crowd());
            run.underLoad(() -> {
                for (int kill = 0; kill < KILLS; kill++) {
                    run.round();
                    run.crowd().clients().forEach(LoadClient::goHome);
                    run.waitFor(FaultRun.HEALING, run.crowd()::allBack);
                    run.talk(UP);
                    kill(cluster, cluster.node(kill % size), run, listed);
                }
            });
            run.waitFor(PATIENCE, () -> missing(cluster, run.crowd()) == 0);
            long missing = missing(cluster, run.crowd());
            run.heal();
            run.judge(
                    cluster.finalLogs(),
                    timings -> List.of(
                            Bar.millis(
                                    "resume p99, on a node that lives",
                                    timings.resumes(outages, FaultRun.CLIENTS / size - ABSENT)
                                            .p99(),
                                    10_000),
                            Bar.millis("no ghosts after", Collections.max(haunted), NO_GHOSTS),
                            Bar.atMost("people whom some node does not list in the end", missing, 0, "")));
        }
    }

    private void kill(Cluster cluster, Node node, FaultRun run, Listed listed) {
        List<LoadClient> absent = Crowd.rest(ABSENT, run.crowd().at(node.port()));
        long broken = run.did("kill -9 of " + node.port());
        node.server().kill();
        run.waitFor(FaultRun.HEALING, run.crowd()::allBack);
        outages.add(new Outage(broken, broken, run.now()));
        CompletableFuture<Void> ready = CompletableFuture.runAsync(node.server()::restart);
        List<ParleyServer> alive = cluster.nodes().stream()
                .map(Node::server)
                .filter(server -> server != node.server())
                .toList();
        run.waitFor(
                PATIENCE,
                () -> alive.stream().allMatch(server -> listed.ghosts(server).isEmpty()));
        haunted.add((run.now() - broken) / 1e6);
        ready.join();
        run.did("ready");
        absent.forEach(LoadClient::wake);
    }

    private static long missing(Cluster cluster, Crowd crowd) {
        var listed = new Listed(crowd);
        return cluster.nodes().stream()
                .mapToLong(
                        node -> listed.missing(node.server(), crowd.clients()).size())
                .max()
                .orElseThrow();
    }
}
