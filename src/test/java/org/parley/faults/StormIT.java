package org.parley.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Outage;
import org.parley.faults.checker.Log;
import org.parley.it.ParleyServer;
import org.parley.it.Postgres;

/** F7: five thousand lose their connections in the same moment and come back in the same moment. */
class StormIT {

    private static final int CLIENTS = 5_000;
    private static final int STORMS = 2 * FaultRun.ROUNDS;
    private static final int RATE = 20;
    private static final Duration UP = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** PostgreSQL writes down every statement, with its time and its room. */
    private static final Map<String, String> TALKATIVE = Map.of("log_statement", "all", "log_line_prefix", "%m");

    @Test
    void everybodyIsBackAtOnce() {
        Map<String, String> settings = new HashMap<>(Map.of("parley.limits", "off"));
        List<Outage> storms = new ArrayList<>();
        try (var database = Postgres.start(FaultRun.folder("F7", "postgres"), TALKATIVE)) {
            settings.putAll(database.settings());
            try (var server = ParleyServer.start(FaultRun.folder("F7", "node"), settings, List.of("-Xmx1g"));
                    var run = new FaultRun("F7", server.port(), CLIENTS)) {
                run.crowd().enter();
                run.underLoad(RATE, words -> run.crowd().anybody().say(words), () -> {
                    for (int storm = 0; storm < STORMS; storm++) {
                        run.round();
                        run.talk(UP);
                        long cut = run.did("all cut");
                        run.crowd().clients().forEach(LoadClient::cut);
                        run.waitFor(LONGEST, run.crowd()::allJoined);
                        storms.add(new Outage(cut, cut, run.now()));
                    }
                });
                run.heal();
                Log node = FinalLogs.rest(server, Crowd.rooms());
                Log sql = FinalLogs.sql(database.url(), database.user(), database.password());
                run.judge(
                        List.of(node, sql),
                        timings -> List.of(
                                Bar.millis(
                                        "all resumed after",
                                        timings.resumes(storms, CLIENTS).max(),
                                        30_000),
                                new Bar(
                                        "catch-up queries of a room in 100 ms",
                                        new CatchUps(database.log()).most(),
                                        1,
                                        "")));
            }
        }
    }
}
