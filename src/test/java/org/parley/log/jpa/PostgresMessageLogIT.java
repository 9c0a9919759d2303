package org.parley.log.jpa;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.it.Postgres;
import org.parley.log.MessageLog;
import org.parley.log.MessageLogContract;
import org.parley.threads.Threads;

/** The log in a real PostgreSQL keeps the contract; each test has a database of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresMessageLogIT extends MessageLogContract {

    private final Threads threads = new Threads(1);
    private final List<Database> opened = new ArrayList<>();
    private Postgres postgres;
    private int databases;

    @BeforeAll
    void start(@TempDir Path folder) {
        postgres = Postgres.start(folder);
    }

    @Override
    protected MessageLog log() {
        String name = "log" + ++databases;
        try (var admin = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var statement = admin.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        String url = postgres.url().replaceFirst("[^/]+$", name);
        var db = ChatConfig.Db.at(url, postgres.user(), postgres.password());
        Database database = Database.open(db, Path.of("unused"), 4, threads, Clock.systemUTC());
        opened.add(database);
        return new JpaMessageLog(database, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        opened.forEach(Database::close);
        opened.clear();
    }

    @AfterAll
    void stop() {
        threads.close();
        postgres.close();
    }
}
