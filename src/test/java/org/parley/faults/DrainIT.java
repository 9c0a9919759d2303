package org.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Outage;
import org.parley.faults.Timings.Window;
import org.parley.faults.checker.Log;
import org.parley.it.ParleyServer;

/** F11: the node is asked to end while people talk, and comes back. */
class DrainIT {

    private static final int ENDS = 3 * FaultRun.ROUNDS;
    private static final Duration UP = Duration.ofSeconds(10);
    private static final int UNAVAILABLE = 503;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void nodeSendsItsPeopleAwayAndTheyComeBack() {
        Path folder = FaultRun.folder("F11", "h2");
        List<Outage> outages = new ArrayList<>();
        List<Window> drains = new ArrayList<>();
        try (var server = ParleyServer.start(folder, Map.of("parley.limits", "off"));
                var run = new FaultRun("F11", server.port(), FaultRun.CLIENTS)) {
            run.crowd().enter();
            run.underLoad(() -> {
                for (int end = 0; end < ENDS; end++) {
                    run.round();
                    run.talk(UP);
                    long asked = run.did("asked to end");
                    server.terminate();
                    Awaitility.await("not ready any more")
                            .pollInterval(Duration.ofMillis(50))
                            .until(() -> status(server) == UNAVAILABLE || !server.isAlive());
                    assertThat(server.isAlive())
                            .as("it says that it is not ready before it ends")
                            .isTrue();
                    Awaitility.await("its end").atMost(FaultRun.HEALING).until(() -> !server.isAlive());
                    drains.add(new Window(asked, run.now()));
                    server.restart();
                    long ready = run.did("ready");
                    run.waitFor(FaultRun.HEALING, run.crowd()::allBack);
                    outages.add(new Outage(drains.get(end).to(), ready, run.now()));
                }
                run.talk(UP);
            });
            run.heal();
            Log node = FinalLogs.rest(server, Crowd.rooms());
            server.stop();
            run.judge(List.of(node, FinalLogs.h2(folder)), timings -> bars(timings, drains, outages));
        }
    }

    private static List<Bar> bars(Timings timings, List<Window> drains, List<Outage> outages) {
        double slowest = drains.stream()
                .mapToDouble(drain -> (drain.to() - drain.from()) / 1e6)
                .max()
                .orElse(0);
        Departures departures = timings.departures();
        return List.of(
                Bar.millis("ended after", slowest, 25_000),
                Bar.atMost("closed otherwise than with 4000 or 1001", departures.rude(drains), 0, ""),
                Bar.atMost("closed without a bye", departures.withoutBye(drains), 0, ""),
                Bar.atMost("upgrades while it drained", departures.entrances(drains), 0, ""),
                Bar.atLeast("upgrades refused with 503", departures.refusedUpgrades(drains), 1, ""),
                Bar.atLeast(
                        "different delays asked for",
                        drains.stream().mapToLong(departures::invitations).min().orElse(0),
                        FaultRun.CLIENTS / 2.0,
                        ""),
                Bar.atLeast(
                        "closed over",
                        drains.stream().mapToDouble(departures::spread).min().orElse(0),
                        1_000,
                        "ms"),
                Bar.millis(
                        "reconnect p99",
                        timings.resumes(outages, FaultRun.CLIENTS).p99(),
                        5_000));
    }

    /** Returns what its readiness says; 0 where nobody answers. */
    private int status(ParleyServer server) throws InterruptedException {
        var request = HttpRequest.newBuilder(server.http("health/ready")).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
