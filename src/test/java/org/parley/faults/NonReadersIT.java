package org.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.parley.it.HostileHeap;
import org.parley.it.ParleyServer;
import org.parley.it.RawSocket;

/**
 * F6: one in twenty never reads. Linux and the server take some megabytes for each of them before anybody can feel it,
 * so long messages are sent in their rooms.
 */
class NonReadersIT {

    private static final int NON_READERS = FaultRun.CLIENTS / 20;
    private static final Duration LENGTH = Duration.ofSeconds(60L * FaultRun.ROUNDS);
    private static final Duration BASE = Duration.ofSeconds(20);
    private static final List<String> ROOMS = List.of("room-0", "room-1");
    private static final int LONG_RATE = 60;
    private static final String LONG_TEXT = "x".repeat(9_000);
    private static final long MIB = 1 << 20;
    private static final int TOO_SLOW = 4008;

    @Test
    void whoeverNeverReadsIsNobodyElsesTrouble() {
        Path folder = FaultRun.folder("F6", "h2");
        List<NonReader> slow = new ArrayList<>();
        try (var server = ParleyServer.start(folder, Map.of("parley.limits", "off"));
                var run = new FaultRun("F6", server.port(), FaultRun.CLIENTS - NON_READERS)) {
            run.crowd().enter();
            List<Window> phases = new ArrayList<>();
            List<Long> heap = new ArrayList<>();
            run.underLoad(() -> run.underLoad(LONG_RATE, words -> sayLong(run), () -> {
                run.round();
                run.talk(BASE);
                long base = run.now();
                run.talk(BASE);
                phases.add(new Window(base, run.now()));
                heap.add(HostileHeap.used(server));
                for (int i = 0; i < NON_READERS; i++) {
                    slow.add(new NonReader(server, ROOMS.get(i % ROOMS.size()), "slow" + i));
                }
                long begin = run.now();
                watch(run, server, slow);
                phases.add(new Window(begin, run.now()));
                heap.add(HostileHeap.used(server));
            }));
            double kept =
                    slow.stream().mapToDouble(one -> one.kept(run.now())).max().orElse(0);
            slow.forEach(one -> run.did(one.toString()));
            run.heal();
            assertThat(slow.stream().filter(NonReader::closed).map(NonReader::closeCode))
                    .allMatch(code -> code == TOO_SLOW || code == RawSocket.NO_CLOSE_FRAME);
            Log node = FinalLogs.rest(server, Crowd.rooms());
            server.stop();
            run.judge(List.of(node, FinalLogs.h2(folder)), timings -> {
                double base = p99(timings, phases.get(0));
                return List.of(
                        new Bar("heap grew by", (heap.get(1) - heap.get(0)) / (double) MIB, 64, "MiB"),
                        Bar.millis("closed after", kept, 15_000),
                        Bar.millis("the others' p99", p99(timings, phases.get(1)), 2 * base));
            });
        } finally {
            slow.forEach(NonReader::close);
        }
    }

    private static void watch(FaultRun run, ParleyServer server, List<NonReader> slow) {
        var queues = new SendQueues(server.port());
        HttpClient http = HttpClient.newHttpClient();
        long until = run.now() + LENGTH.toNanos();
        Awaitility.await("the time is over")
                .atMost(LENGTH.multipliedBy(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    Map<Integer, Long> waiting = queues.waiting();
                    Set<String> online = online(http, server);
                    slow.forEach(one -> one.look(waiting, online, run.now()));
                    slow.stream().filter(one -> !one.closed()).forEach(NonReader::live);
                    return run.now() > until;
                });
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

    private static double p99(Timings timings, Window window) {
        return timings.acks(invoked -> window.contains(invoked.at())).p99();
    }

    private static void sayLong(FaultRun run) {
        List<LoadClient> people =
                run.crowd().in(ROOMS.get(ThreadLocalRandom.current().nextInt(ROOMS.size())));
        people.get(ThreadLocalRandom.current().nextInt(people.size())).say(LONG_TEXT);
    }
}
