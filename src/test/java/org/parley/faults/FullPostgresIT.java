package org.parley.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.faults.checker.Event.Closed;
import org.parley.faults.checker.Event.Refused;
import org.parley.faults.checker.Log;
import org.parley.it.ParleyServer;
import org.parley.it.Postgres;

/**
 * F12, of PostgreSQL: the disk below it is full for a while. It refuses, and where it cannot write what it needs for itself it
 * ends, and is started again by whoever has made room.
 */
class FullPostgresIT {

    private static final Duration UP = Duration.ofSeconds(10);
    private static final Duration FULL = Duration.ofSeconds(20);

    /** So that its own files are not what fills a small disk. */
    private static final Map<String, String> SMALL = Map.of("max_wal_size", "64MB", "min_wal_size", "32MB");

    @Test
    void fullDiskOfTheDatabaseIsNoFalseAcknowledgement() {
        Path folder = FaultRun.folder("F12-postgres", "node");
        Map<String, String> settings = new HashMap<>(Map.of("parley.limits", "off"));
        try (var disk = SmallDisk.mount(folder.resolve("disk"));
                var database = Postgres.start(disk.folder().resolve("postgres"), SMALL)) {
            settings.putAll(database.settings());
            try (var server = ParleyServer.start(folder, settings);
                    var run = new FaultRun("F12-postgres", server.port(), FaultRun.CLIENTS)) {
                run.crowd().enter();
                run.underLoad(() -> {
                    for (int round = 0; round < FaultRun.ROUNDS; round++) {
                        run.round();
                        run.talk(UP);
                        run.did("full");
                        disk.fill();
                        run.talk(FULL);
                        run.did("free");
                        disk.free();
                        if (!database.isRunning()) {
                            run.did("started again");
                            database.restart();
                        }
                        run.waitFor(FaultRun.HEALING, () -> run.crowd().settled() > FaultRun.CLIENTS * 9 / 10);
                        run.talk(UP);
                    }
                });
                run.heal();
                Log node = FinalLogs.rest(server, Crowd.rooms());
                Log sql = FinalLogs.sql(database.url(), database.user(), database.password());
                run.judge(
                        List.of(node, sql),
                        timings -> List.of(
                                Bar.atLeast("refused", timings.count(Refused.class), 1, ""),
                                Bar.atMost("sockets that closed", timings.count(Closed.class), 0, "")));
            }
        }
    }
}
