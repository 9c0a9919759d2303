package org.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.parley.it.Browser;
import org.parley.it.ChatClient;

/**
 * I8 with two nodes: people are banned, and log out everywhere, on one node while they are at the other, with Redis and
 * without, under load.
 */
class RemovalIT {

    private static final int BANS = 20 * FaultRun.ROUNDS;
    private static final int LOGOUTS = 10 * FaultRun.ROUNDS;
    private static final Duration BASE = Duration.ofSeconds(10);
    private static final double OUT = 5_000;
    private static final String PASSWORD = "correct horse battery";

    private final List<Double> banned = new ArrayList<>();
    private final List<Double> loggedOut = new ArrayList<>();

    @Test
    void whoIsSentOutOnOneNodeIsOutOfTheOther() {
        try (Cluster cluster = Cluster.of(2, "removal").start();
                FaultRun run = cluster.run(FaultRun.CLIENTS)) {
            var owner = new Browser(cluster.node(0).server());
            assertThat(owner.register("Owner", PASSWORD).statusCode()).isEqualTo(201);
            Crowd.rooms()
                    .forEach(room -> assertThat(owner.post(
                                            "api/rooms",
                                            "{\"id\":\"" + room + "\",\"name\":\"" + room + "\",\"kind\":\"public\"}")
                                    .statusCode())
                            .isEqualTo(201));
            run.crowd().enter();
            List<LoadClient> victims =
                    Crowd.some(2 * BANS, run.crowd().at(cluster.node(1).port()));
            List<Bar> bars = new ArrayList<>();
            run.underLoad(() -> {
                run.talk(BASE);
                sendOut(run, owner, cluster, victims.subList(0, BANS));
                bars.addAll(bars(""));
                cluster.redis().stop();
                run.did("Redis is taken away");
                sendOut(run, owner, cluster, victims.subList(BANS, 2 * BANS));
                bars.addAll(bars(", without Redis"));
                cluster.redis().start();
                run.did("Redis is back");
                run.talk(BASE);
            });
            run.heal();
            run.judge(cluster.finalLogs(), timings -> bars);
        }
    }

    private void sendOut(FaultRun run, Browser owner, Cluster cluster, List<LoadClient> victims) {
        for (LoadClient victim : victims) {
            run.round();
            String path = "api/rooms/" + victim.room() + "/members/" + victim.user() + "/ban";
            assertThat(owner.ask("PUT", path, "").statusCode()).isBetween(200, 204);
            banned.add(after(run, run.did("ban of " + victim.name()), victim::isRemoved));
        }
        for (int logout = 0; logout < LOGOUTS; logout++) {
            run.round();
            var browser = new Browser(cluster.node(0).server());
            assertThat(browser.register("Olga " + run.now(), PASSWORD).statusCode())
                    .isEqualTo(201);
            try (ChatClient socket = browser.at(cluster.node(1).server()).socket("logins")) {
                socket.await("joined");
                assertThat(browser.ask("DELETE", "api/sessions", null).statusCode())
                        .isEqualTo(204);
                loggedOut.add(after(run, run.did("logout"), () -> !socket.isOpen()));
            }
        }
    }

    /** Returns how many milliseconds after a moment something was so. */
    private static double after(FaultRun run, long begin, BooleanSupplier what) {
        run.waitFor(FaultRun.HEALING, what);
        return (run.now() - begin) / 1e6;
    }

    private List<Bar> bars(String when) {
        List<Bar> bars = List.of(
                Bar.millis("out of the other node after a ban" + when, Collections.max(banned), OUT),
                Bar.millis("after a logout everywhere" + when, Collections.max(loggedOut), OUT));
        banned.clear();
        loggedOut.clear();
        return bars;
    }
}
