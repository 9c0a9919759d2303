package org.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;
import org.parley.faults.checker.Event.Closed;
import org.parley.it.server.Servers;

/** F8: the clock of one of two nodes jumps an hour ahead, then to an hour behind, and back. */
class WrongClockIT {

    private static final Duration UP = Duration.ofSeconds(20);
    private static final Duration WRONG = Duration.ofSeconds(40);
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<Window> wrong = new ArrayList<>();
    private final List<Long> missing = new ArrayList<>();

    @Test
    void nobodyIsLostAndNothingOutOfOrderWhereAClockJumps() {
        Optional<Path> library = WrongClock.find();
        assumeThat(library).as("Debian's faketime").isPresent();
        var clock = new WrongClock(
                Servers.PAYARA_MICRO,
                library.orElseThrow(),
                FaultRun.folder("F8", "clock").resolve("offset"));
        clock.set(Duration.ZERO);
        try (Cluster cluster =
                        Cluster.of("F8", List.of(Servers.PAYARA_MICRO, clock)).start();
                FaultRun run = cluster.run(FaultRun.CLIENTS)) {
            run.crowd().enter();
            var listed = new Listed(run.crowd());
            run.underLoad(() -> {
                run.talk(UP);
                for (int round = 0; round < FaultRun.ROUNDS; round++) {
                    run.round();
                    for (Duration offset : List.of(HOUR, HOUR.negated(), Duration.ZERO)) {
                        clock.set(offset);
                        run.talk(WrongClock.NOTICED);
                        assertThat(offset(cluster.node(1))).isBetween(offset.minusSeconds(5), offset.plusSeconds(5));
                        long from = run.did("the clock is wrong by " + offset);
                        run.talk(WRONG);
                        wrong.add(new Window(from, run.now()));
                        cluster.nodes()
                                .forEach(node -> missing.add((long) listed.missing(
                                                node.server(), run.crowd().at(node.port()))
                                        .size()));
                    }
                }
            });
            run.heal();
            run.judge(
                    cluster.finalLogs(),
                    timings -> List.of(
                            Bar.atMost("sockets that closed", timings.count(Closed.class), 0, ""),
                            Bar.atMost(
                                    "people whom their node did not list",
                                    missing.stream().mapToLong(Long::longValue).sum(),
                                    0,
                                    ""),
                            Bar.millis("acknowledged p99", timings.acks(wrong).p99(), 1_000),
                            Bar.millis(
                                    "on the other node at most",
                                    timings.crossings().across(wrong).max(),
                                    3_000)));
        }
    }

    /** Returns how far a node's clock is from ours, by the date of its answer. */
    private static Duration offset(Node node) {
        URI ready = node.server().http("health/ready");
        try {
            String date = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .orElseThrow();
            return Duration.between(
                    Instant.now(),
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
