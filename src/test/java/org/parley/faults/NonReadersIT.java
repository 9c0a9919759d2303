package org.parley.faults;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;
import org.parley.faults.checker.Log;
import org.parley.it.LiveHeap;
import org.parley.it.ParleyServer;

/**
 * F6: one in twenty never reads, for ten minutes; whoever is closed comes back and still does not read. Linux and the
 * server take some megabytes for each of them before anybody can feel it, so long messages are sent in their rooms.
 */
class NonReadersIT {

    private static final int NON_READERS = FaultRun.CLIENTS / 20;
    private static final Duration LENGTH = Duration.ofMinutes(10L * FaultRun.ROUNDS);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration BASE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS_AT_HEAP = Duration.ofMinutes(1);
    private static final List<String> ROOMS = List.of("room-0", "room-1");
    private static final int LONG_RATE = 60;
    private static final String LONG_TEXT = "x".repeat(9_000);
    private static final double MIB = 1 << 20;

    @Test
    void whoeverNeverReadsIsNobodyElsesTrouble() {
        Path folder = FaultRun.folder("F6", "h2");
        try (var server = ParleyServer.start(folder, Map.of("parley.limits", "off", "parley.presence.grace", "0s"));
                var slow = new NonReaders(server, ROOMS, NON_READERS);
                var run = new FaultRun("F6", server.port(), FaultRun.CLIENTS - NON_READERS)) {
            run.crowd().enter();
            List<Window> phases = new ArrayList<>();
            List<Long> heap = new ArrayList<>();
            run.underLoad(() -> run.underLoad(LONG_RATE, words -> sayLong(run), () -> {
                run.round();
                run.talk(WARM_UP);
                long base = run.now();
                run.talk(BASE);
                // In its middle, as in the middle of every minute later on: a full collection stops the server.
                heap.add(LiveHeap.bytes(server.pid()));
                run.talk(BASE);
                phases.add(new Window(base, run.now()));
                slow.enter();
                long begin = run.now();
                heap.add(watch(run, server, slow));
                phases.add(new Window(begin, run.now()));
            }));
            slow.report(run);
            run.heal();
            Log node = FinalLogs.rest(server, Crowd.rooms());
            server.stop();
            run.judge(
                    List.of(node, FinalLogs.h2(folder)),
                    timings -> List.of(
                            Bar.atMost("heap grew by", (heap.get(1) - heap.get(0)) / MIB, 64, "MiB"),
                            Bar.atLeast("closed", slow.closed(), NON_READERS, ""),
                            Bar.told("of them saw 4008", slow.sawTooSlow(), ""),
                            Bar.atMost("saw another close frame", slow.sawAnother(), 0, ""),
                            Bar.millis("closed after", slow.kept(), 15_000),
                            Bar.millis(
                                    "the others' p99",
                                    timings.deliveries(phases.get(1)).p99(),
                                    2 * timings.deliveries(phases.get(0)).p99())));
        }
    }

    /** Looks after those who do not read until the time is over; returns the most that lived in the heap. */
    private static long watch(FaultRun run, ParleyServer server, NonReaders slow) {
        var queues = new SendQueues(server.port());
        HttpClient http = HttpClient.newHttpClient();
        long begin = run.now();
        var heap = new Object() {
            long looks;
            long most;
        };
        Awaitility.await("the time is over")
                .atMost(LENGTH.multipliedBy(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    slow.look(queues.waiting(), online(http, server), run.now());
                    long passed = run.now() - begin;
                    if (passed
                            > BETWEEN_LOOKS_AT_HEAP.multipliedBy(heap.looks + 1).toNanos()) {
                        heap.looks++;
                        heap.most = Math.max(heap.most, LiveHeap.bytes(server.pid()));
                    }
                    return passed > LENGTH.toNanos();
                });
        return heap.most;
    }

    private static Set<String> online(HttpClient http, ParleyServer server) {
        Set<String> online = new HashSet<>();
        for (String room : ROOMS) {
            for (JsonValue value :
                    FinalLogs.get(http, server, "api/rooms/" + room).getJsonArray("members")) {
                JsonObject member = value.asJsonObject();
                if (member.getString("status").equals("online")) {
                    online.add(member.getString("name"));
                }
            }
        }
        return online;
    }

    private static void sayLong(FaultRun run) {
        List<LoadClient> people =
                run.crowd().in(ROOMS.get(ThreadLocalRandom.current().nextInt(ROOMS.size())));
        people.get(ThreadLocalRandom.current().nextInt(people.size())).say(LONG_TEXT);
    }
}
