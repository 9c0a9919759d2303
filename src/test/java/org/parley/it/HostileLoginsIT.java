package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Hundreds who log in at once (row S11), from one address that may: a few hashes at a time, the rest is refused, and the
 * chat goes on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag(OnEachServer.TAG)
class HostileLoginsIT {

    private static final int FLOOD = 400;
    private static final int HASHES_AT_ONCE = 2;
    /** In turns, because a machine is not the same all the time. */
    private static final int BLOCKS = Integer.getInteger("logins.blocks", 4);

    private static final int SENTENCES = 100;
    private static final int ACCOUNTS = Integer.getInteger("logins.accounts", 4);
    /** As many into one account as go unlimited. */
    private static final int GUESSES = 10;

    private static final String PASSWORD = "correct horse battery";
    private static final Pattern HASHING = Pattern.compile("(?m)^\"parley-hash-\\d+\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ParleyServer server;

    @BeforeAll
    void start() {
        server = Host.tested()
                .get(0)
                .start(
                        Path.of(
                                "target",
                                "it",
                                "logins-" + ProcessHandle.current().pid()),
                        Map.of(
                                "parley.limit.logins.address", "100000",
                                "parley.limit.registrations", "100000",
                                "parley.limit.calls", "1000000",
                                "parley.limit.messages", "1000",
                                "parley.limit.messages.burst", "10000",
                                "parley.limit.frames", "1000"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private CompletableFuture<Integer> login(String name) {
        String body = Json.createObjectBuilder()
                .add("name", name)
                .add("password", "wrong horse battery")
                .build()
                .toString();
        return post(body);
    }

    private CompletableFuture<Integer> post(String body) {
        var request = HttpRequest.newBuilder(server.http("api/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    @Test
    void aFloodOfLoginsIsRefusedAndTheChatGoesOn() {
        var ada = new Browser(server);
        assertThat(ada.register("Ada", PASSWORD).statusCode()).isEqualTo(201);
        try (HostileRoom room = new HostileRoom(server)) {
            List<CompletableFuture<Integer>> flood = new ArrayList<>();
            for (int i = 0; i < FLOOD; i++) {
                // One in two guesses at the one account, the others are each a name of their own.
                flood.add(login(i % 2 == 0 ? "Ada" : "Nobody " + i));
            }
            // All that is said meanwhile is acknowledged and heard.
            room.assertUndisturbed();
            String threads = Jcmd.ask(server.pid(), "Thread.print");
            room.assertUndisturbed();
            List<Integer> statuses = flood.stream().map(CompletableFuture::join).toList();
            assertThat(statuses).hasSize(FLOOD).contains(401, 503).containsOnly(401, 429, 503);
            assertThat(HASHING.matcher(threads).results().count()).isBetween(1L, (long) HASHES_AT_ONCE);
            room.assertUndisturbed();
        }
        Awaitility.await("a stranger may log in again")
                .until(() -> login("Somebody").join() == 401);
        assertThat(Browser.json(ada.get("api/me")).getString("name"))
                .as("who is in stays in")
                .isEqualTo("Ada");
    }

    /**
     * As figures, in {@code target/logins.csv}: how long a sentence takes alone, among a hundred logins a second, and among as
     * many calls that nobody hashes anything for, without and with something else that keeps one processor busy, as a hash
     * does; and how long a wrong login takes into an account and into none (row S12), in milliseconds. Ten guesses an account: {@code -Dlogins.accounts=20} for
     * two hundred.
     */
    @Test
    void whatALoginCostsOthersAndTellsStrangersIsWrittenDown() throws IOException {
        Figures quiet = new Figures();
        Figures loud = new Figures();
        Figures called = new Figures();
        Figures shared = new Figures();
        List<CompletableFuture<Integer>> flood = new ArrayList<>();
        List<CompletableFuture<Integer>> calls = new ArrayList<>();
        try (HostileRoom room = new HostileRoom(server)) {
            for (int block = 0; block < BLOCKS; block++) {
                talk(room, quiet, () -> {});
                talk(room, loud, () -> flood.add(login("Nobody at all " + flood.size())));
                flood.forEach(CompletableFuture::join);
                talk(room, called, () -> calls.add(post("{}")));
                calls.forEach(CompletableFuture::join);
                try (BusyCore other = new BusyCore()) {
                    talk(room, shared, () -> calls.add(post("{}")));
                    calls.forEach(CompletableFuture::join);
                    assertThat(other.rounds()).isPositive();
                }
            }
        }
        assertThat(flood).allSatisfy(login -> assertThat(login.join()).isIn(401, 429, 503));
        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(400));
        Figures known = new Figures();
        Figures unknown = new Figures();
        for (int account = 0; account < ACCOUNTS; account++) {
            assertThat(new Browser(server)
                            .register("Known " + account, PASSWORD)
                            .statusCode())
                    .isEqualTo(201);
            for (int i = 0; i < GUESSES; i++) {
                String there = refused("Known " + account, known);
                String nowhere = refused("Unknown " + account + " " + i, unknown);
                assertThat(there).isEqualTo(nowhere);
            }
        }
        Files.writeString(
                Path.of("target", "logins.csv"),
                "what,number,median,p99\n"
                        + quiet.line("a sentence")
                        + loud.line("a sentence among logins")
                        + called.line("a sentence among calls that are refused at once")
                        + shared.line("a sentence among such calls while another process computes")
                        + known.line("a wrong password")
                        + unknown.line("no such account"));
    }

    /** Has one say something to the other fifty times a second, and something else happen a hundred times a second. */
    private static void talk(HostileRoom room, Figures figures, Runnable disturbance) {
        Executor soon = CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS);
        for (int i = 0; i < SENTENCES; i++) {
            for (int half = 0; half < 2; half++) {
                CompletableFuture.runAsync(disturbance, soon).join();
            }
            figures.add(room.nanosOfOneSentence());
        }
    }

    /** Returns the body with which a login is refused. */
    private String refused(String name, Figures times) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = HostileRoom.ask(
                HttpRequest.newBuilder(server.http("api/session"))
                        .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\",\"password\":\"wrong horse\"}")),
                "Content-Type",
                "application/json");
        times.add(System.nanoTime() - begin);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        return answer.body();
    }

    /** Something that has nothing to do with Parley and keeps one processor busy. */
    private static final class BusyCore implements AutoCloseable {

        private final AtomicLong rounds = new AtomicLong();
        private final Thread thread = new Thread(this::compute, "busy");
        private volatile boolean closed;

        BusyCore() {
            thread.start();
        }

        private void compute() {
            while (!closed) {
                rounds.incrementAndGet();
            }
        }

        long rounds() {
            return rounds.get();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Times, of which a line is made. */
    private static final class Figures {

        private final List<Long> nanos = new ArrayList<>();

        void add(long time) {
            nanos.add(time);
        }

        String line(String what) {
            List<Long> sorted = nanos.stream().sorted().toList();
            double median = sorted.get(sorted.size() / 2) / 1e6;
            double worst = sorted.get(sorted.size() * 99 / 100) / 1e6;
            return String.format(Locale.ROOT, "%s,%d,%.2f,%.2f%n", what, sorted.size(), median, worst);
        }
    }

    @Test
    void whoGuessesAtOneAccountIsToldToWait() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            Awaitility.await("a hash").until(() -> {
                int status = login("Grace").join();
                return status != 503 && statuses.add(status);
            });
        }
        assertThat(statuses).contains(401, 429).containsOnly(401, 429);
    }
}
