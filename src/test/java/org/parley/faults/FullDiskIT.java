package org.parley.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.parley.faults.checker.Event.Refused;
import org.parley.faults.checker.Log;
import org.parley.it.ParleyServer;

/** F12, first half: the disk below the built-in database is full for a while. */
class FullDiskIT {

    private static final Duration UP = Duration.ofSeconds(10);
    private static final Duration FULL = Duration.ofSeconds(20);
    private static final Duration BY_ITSELF = Duration.ofSeconds(30);

    @Test
    void fullDiskIsNoFalseAcknowledgement() {
        Path folder = FaultRun.folder("F12-disk", "h2");
        var restarts = new AtomicInteger();
        try (var disk = SmallDisk.mount(folder.resolve("disk"));
                var server = ParleyServer.start(
                        folder,
                        Map.of(
                                "parley.limits",
                                "off",
                                "parley.data",
                                disk.folder().toString()));
                var run = new FaultRun("F12-disk", server.port(), FaultRun.CLIENTS)) {
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
                    if (!healsByItself(run)) {
                        restarts.incrementAndGet();
                        server.kill();
                        server.restart();
                    }
                    run.talk(UP);
                }
            });
            run.heal();
            Log node = FinalLogs.rest(server, Crowd.rooms());
            server.stop();
            run.judge(
                    List.of(node, FinalLogs.h2(disk.folder())),
                    timings -> List.of(
                            Bar.atLeast("refused", timings.count(Refused.class), 1, ""),
                            Bar.atMost("restarts that were needed", restarts.get(), 0, "")));
        }
    }

    /** Returns whether people are served again without a restart. */
    private static boolean healsByItself(FaultRun run) {
        run.waitFor(BY_ITSELF, () -> served(run));
        return served(run);
    }

    private static boolean served(FaultRun run) {
        return run.crowd().settled() > FaultRun.CLIENTS * 9 / 10;
    }
}
