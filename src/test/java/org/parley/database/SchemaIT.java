package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.it.MariaDb;
import org.parley.it.Postgres;
import org.parley.threads.Threads;

/** Nodes that start at the same moment bring the tables of the database that they share to their version once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaIT {

    private static final int NODES = 8;
    private static final String VERSIONS =
            "select version from parley_schema where success and type = 'SQL' order by installed_rank";

    private final Threads threads = new Threads(1, System::nanoTime);
    private ExecutorService nodes;
    private Postgres postgres;
    private MariaDb mariaDb;

    @BeforeAll
    void start(@TempDir Path folder) {
        postgres = Postgres.start(folder.resolve("postgres"));
        mariaDb = MariaDb.start(folder.resolve("mariadb"));
    }

    @AfterAll
    void stop() {
        threads.close();
        postgres.close();
        mariaDb.close();
    }

    @BeforeEach
    void gather() {
        nodes = Executors.newFixedThreadPool(NODES);
    }

    @AfterEach
    void dismiss() {
        nodes.shutdownNow();
    }

    private static List<String> versions(ChatConfig.Db db) throws SQLException {
        List<String> versions = new ArrayList<>();
        try (Connection connection = DataSources.of(db).getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(VERSIONS)) {
            while (found.next()) {
                versions.add(found.getString(1));
            }
        }
        return versions;
    }

    /** Opens the database as a node does at its start, when all others are about to do the same. */
    private void open(ChatConfig.Db db, CyclicBarrier moment) {
        try {
            moment.await();
            Database.open(db, Path.of("unused"), 4, threads, Clock.systemUTC()).close();
        } catch (Exception e) {
            throw new IllegalStateException("a node did not start", e);
        }
    }

    @RepeatedTest(5)
    void nodesThatStartAtTheSameMomentMakeTheTablesOfPostgresOnce() throws SQLException {
        startAtTheSameMoment(postgres.fresh(), Vendor.POSTGRESQL);
    }

    @RepeatedTest(5)
    void nodesThatStartAtTheSameMomentMakeTheTablesOfMariaDbOnce() throws SQLException {
        startAtTheSameMoment(ChatConfig.Db.at(mariaDb.database(), mariaDb.user(), ""), Vendor.MARIADB);
    }

    private void startAtTheSameMoment(ChatConfig.Db db, Vendor vendor) throws SQLException {
        var moment = new CyclicBarrier(NODES);
        CompletableFuture<?>[] starts = IntStream.range(0, NODES)
                .mapToObj(node -> CompletableFuture.runAsync(() -> open(db, moment), nodes))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(starts).join();
        assertThat(versions(db))
                .containsExactlyElementsOf(vendor.scripts().stream()
                        .map(script -> script.substring(1, script.indexOf("__")))
                        .toList());
    }
}
