package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.database.Database;
import org.parley.it.Postgres;
import org.parley.log.Posting;
import org.parley.log.jpa.Indexer;
import org.parley.log.jpa.JpaMessageLog;
import org.parley.log.jpa.JpaSearch;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Message;
import org.parley.protocol.MessageText;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;
import org.parley.search.MessageSearch;
import org.parley.search.Query;
import org.parley.search.QueryParser;
import org.parley.search.Scope;
import org.parley.threads.Threads;

/**
 * What searching among 100,000 messages takes, and what the index costs those who write; to {@code target/bench/search.csv}.
 * Measured, not tested, and only when it is asked for: {@code mvn test -Dtest=SearchFigures}.
 */
class SearchFigures {

    private static final int MESSAGES = Integer.getInteger("parley.bench.search.messages", 100_000);
    private static final int ROOMS = 50;
    private static final int BATCH = 20;
    private static final int SEARCHES = 400;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** As often in a text as words are in a language (Zipf): the first is in every third message. */
    private static final int VOCABULARY = 20_000;

    private final Threads threads = new Threads(4, System::nanoTime);
    private final List<String> lines = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void searchingIsMeasured() throws IOException {
        lines.add("log,what,count,p50 ms,p95 ms,p99 ms,messages/s");
        for (int round = 0; round < 2; round++) {
            writing("h2", ChatConfig.Db.BUILT_IN, folder.resolve("h2-" + round));
        }
        searching("h2", ChatConfig.Db.BUILT_IN, folder.resolve("h2"));
        try (Postgres postgres = Postgres.start(folder.resolve("postgres"))) {
            for (int round = 0; round < 2; round++) {
                writing("postgresql", fresh(postgres), folder);
            }
            searching("postgresql", fresh(postgres), folder);
        }
        threads.close();
        assertThat(lines).hasSizeGreaterThan(10);
    }

    private static ChatConfig.Db fresh(Postgres postgres) {
        String name = "bench" + System.nanoTime();
        try (var connection =
                        java.sql.DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return ChatConfig.Db.at(postgres.url().replaceFirst("[^/]+$", name), postgres.user(), postgres.password());
    }

    /** Without the index, behind the commits as it is; a quarter of the messages each. */
    private void writing(String log, ChatConfig.Db db, Path place) throws IOException {
        for (boolean indexed : new boolean[] {false, true}) {
            Path own = Files.createDirectories(place.resolve("writing-" + indexed + System.nanoTime()));
            // What the index still does ends before the database does.
            try (Database database = Database.open(db, own, 8, threads, Clock.systemUTC());
                    Threads indexing = new Threads(4, System::nanoTime)) {
                var indexer = new Indexer(database, indexing, System::nanoTime);
                long took = write(database, MESSAGES / 4, indexed ? indexer::notice : room -> {}, "w" + indexed);
                line(log, indexed ? "append with index" : "append without", MESSAGES / 4, new long[0], took);
                if (indexed) {
                    settle(database);
                }
            }
        }
    }

    private void searching(String log, ChatConfig.Db db, Path place) throws IOException {
        Path own = Files.createDirectories(place.resolve("searching"));
        try (Database database = Database.open(db, own, 8, threads, Clock.systemUTC());
                Threads indexing = new Threads(4, System::nanoTime)) {
            write(database, MESSAGES, room -> {}, "s");
            var indexer = new Indexer(database, indexing, System::nanoTime);
            long began = System.nanoTime();
            indexer.begin();
            settle(database);
            line(log, "index of what was there", MESSAGES, new long[0], System.nanoTime() - began);
            var search = new JpaSearch(database);
            search(log, "warming", search, SEARCHES, i -> "word" + i % 500);
            search(log, "a rare word", search, SEARCHES, i -> "\"" + word(5_000 + 31 * i) + "\"");
            search(log, "a common word", search, SEARCHES, i -> "\"" + word(i % 20) + "\"");
            search(log, "the beginning of one", search, SEARCHES, i -> "word" + (10 + i % 90));
            search(log, "a rare and a common one", search, SEARCHES, i -> word(i % 50) + " " + word(1_000 + i));
            search(
                    log,
                    "two common ones",
                    search,
                    SEARCHES,
                    i -> "\"" + word(i % 30) + "\" \"" + word(30 + i % 30) + "\"");
            search(log, "in a room", search, SEARCHES, i -> word(i % 200) + " in:room" + i % ROOMS);
            search(log, "from somebody", search, SEARCHES, i -> word(i % 500) + " from:u-" + i % 40);
            search(log, "of no message", search, SEARCHES, i -> word(i) + " nowhere");
        }
    }

    private long write(Database database, int number, Consumer<RoomId> appended, String series) {
        var log = new JpaMessageLog(database, Clock.systemUTC(), appended);
        for (int i = 0; i < ROOMS; i++) {
            log.open(new RoomId("room" + i));
        }
        var random = new Random(1);
        int cids = 0;
        long began = System.nanoTime();
        for (int i = 0; i < number; i += BATCH) {
            List<Posting.Said> batch = new ArrayList<>();
            for (int j = 0; j < BATCH; j++) {
                String id = "u-" + random.nextInt(40);
                batch.add(new Posting.Said(
                        new Author(new UserId(id), "Name " + id),
                        new ClientMessageId(series + cids++),
                        new MessageText(text(random)),
                        null));
            }
            log.append(new RoomId("room" + random.nextInt(ROOMS)), batch);
        }
        return System.nanoTime() - began;
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int words = 3 + random.nextInt(18);
        for (int i = 0; i < words; i++) {
            text.append(word((int) Math.exp(random.nextDouble() * Math.log(VOCABULARY)) - 1))
                    .append(' ');
        }
        return text.toString();
    }

    private static String word(int rank) {
        return "word" + Integer.toString(rank * 7 + 13, 36);
    }

    private static void settle(Database database) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(30))
                .until(() -> database.transactions()
                                .read(em -> em.createQuery(
                                                "select count(r) from RoomRow r, IndexRow i where i.roomId = r.id and i.seq < r.head",
                                                Long.class)
                                        .getSingleResult())
                        == 0);
    }

    private interface Asking {
        String text(int i);
    }

    private void search(String log, String what, MessageSearch search, int number, Asking asking) {
        var options = new QueryParser.Options(null, null, null, null, null);
        long[] nanos = new long[number];
        for (int i = 0; i < number; i++) {
            Query query = QueryParser.parse(asking.text(i), options);
            RoomId room = query.room() == null ? null : new RoomId(query.room());
            var scope = new Scope(new UserId("u-reader"), false, room, Instant.EPOCH, END, null);
            long began = System.nanoTime();
            List<Message> found = search.find(scope, query.keys(), 50).messages();
            found.forEach(query::in);
            nanos[i] = System.nanoTime() - began;
        }
        line(log, what, number, nanos, 0);
    }

    private void line(String log, String what, int count, long[] nanos, long took) {
        Arrays.sort(nanos);
        String line = nanos.length == 0
                ? String.format(Locale.ROOT, "%s,%s,%d,,,,%.0f", log, what, count, count * 1e9 / took)
                : String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%.2f,%.2f,%.2f,",
                        log,
                        what,
                        count,
                        at(nanos, 0.5),
                        at(nanos, 0.95),
                        at(nanos, 0.99));
        lines.add(line);
        Path file = Path.of("target", "bench", "search.csv");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)] / 1e6;
    }
}
