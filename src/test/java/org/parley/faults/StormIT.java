package org.parley.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Outage;
import org.parley.faults.checker.Log;
import org.parley.it.ParleyServer;
import org.parley.it.Postgres;

/**
 * F7: five thousand lose their connections in the same moment and come back in the same moment; and once more to a node
 * that has just started and remembers nothing, when half of them have missed more than it reads by itself.
 */
class StormIT {

    private static final int CLIENTS = 5_000;
    private static final int STORMS = 2 * FaultRun.ROUNDS;
    private static final int RATE = 20;
    private static final Duration UP = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Together 150 messages a room, of those who are there: a room reads 50 when it opens. */
    private static final int BUSY_RATE = 400;

    private static final Duration BUSY = Duration.ofSeconds(15);

    /** PostgreSQL writes down every statement, with its time and its room. */
    private static final Map<String, String> TALKATIVE =
            Map.of("log_statement", "all", "log_line_prefix", "%m", "log_timezone", "UTC");

    @Test
    void everybodyIsBackAtOnce() {
        Map<String, String> settings = new HashMap<>(Map.of("parley.limits", "off"));
        List<Outage> storms = new ArrayList<>();
        List<Outage> starts = new ArrayList<>();
        try (var database = Postgres.start(FaultRun.folder("F7", "postgres"), TALKATIVE)) {
            settings.putAll(database.settings());
            try (var server = ParleyServer.start(FaultRun.folder("F7", "node"), settings, List.of("-Xmx1g"));
                    var run = new FaultRun("F7", server.port(), CLIENTS)) {
                run.crowd().enter();
                Instant begin = Instant.now();
                talking(run, RATE, () -> {
                    for (int storm = 0; storm < STORMS; storm++) {
                        run.round();
                        run.talk(UP);
                        long cut = run.did("all cut");
                        run.crowd().clients().forEach(LoadClient::cut);
                        run.waitFor(LONGEST, run.crowd()::allBack);
                        storms.add(new Outage(cut, cut, run.now()));
                    }
                });
                List<LoadClient> absent = run.crowd().rest(CLIENTS / 2);
                absent.forEach(LoadClient::cut);
                talking(run, BUSY_RATE, () -> run.talk(BUSY));
                talking(run, RATE, () -> {
                    long broken = run.did("kill -9");
                    server.kill();
                    server.restart();
                    long ready = run.did("ready");
                    absent.forEach(LoadClient::wake);
                    run.waitFor(LONGEST, run.crowd()::allBack);
                    starts.add(new Outage(broken, ready, run.now()));
                });
                Instant end = Instant.now();
                run.heal();
                Log node = FinalLogs.rest(server, Crowd.rooms());
                Log sql = FinalLogs.sql(database.url(), database.user(), database.password());
                var catchUps = new CatchUps(database.log(), begin, end);
                run.judge(
                        List.of(node, sql),
                        timings -> List.of(
                                Bar.millis(
                                        "all resumed after",
                                        timings.resumes(storms, CLIENTS).max(),
                                        30_000),
                                Bar.told(
                                        "on a node that has just started after",
                                        timings.resumes(starts, CLIENTS).max(),
                                        "ms"),
                                Bar.atLeast(
                                        "rooms of which something was read again",
                                        catchUps.rooms(),
                                        Crowd.rooms().size(),
                                        ""),
                                Bar.atMost("catch-up queries of a room in 100 ms", catchUps.most(), 1, "")));
            }
        }
    }

    private static void talking(FaultRun run, int rate, Runnable work) {
        run.underLoad(rate, words -> run.crowd().anybody().say(words), work);
    }
}
