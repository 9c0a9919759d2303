package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.it.Postgres;
import org.parley.threads.Threads;

/** A PostgreSQL that acknowledges before it has stored is told not to, by us; what is more stays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DurabilityIT {

    private final Threads threads = new Threads(1, System::nanoTime);
    private Postgres postgres;
    private int databases;

    @BeforeAll
    void start(@TempDir Path folder) {
        postgres = Postgres.start(folder);
    }

    @AfterAll
    void stop() {
        threads.close();
        postgres.close();
    }

    /** Makes a database with a setting of its own. */
    private ChatConfig.Db made(String setting) throws SQLException {
        String name = "durable" + ++databases;
        execute("create database " + name);
        execute("alter database " + name + " set synchronous_commit = " + setting);
        return ChatConfig.Db.at(postgres.url().replaceFirst("[^/]+$", name), postgres.user(), postgres.password());
    }

    private void execute(String sql) throws SQLException {
        var admin = ChatConfig.Db.at(postgres.url(), postgres.user(), postgres.password());
        try (Connection connection = DataSources.of(admin).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Database open(ChatConfig.Db db) {
        return Database.open(db, Path.of("unused"), 4, threads, Clock.systemUTC());
    }

    private static Object setting(Database database) {
        return database.transactions()
                .write(em -> em.createNativeQuery("select current_setting('synchronous_commit')")
                        .getSingleResult());
    }

    @Test
    void aDatabaseWhoseDefaultIsOffStoresBeforeItAcknowledges() throws SQLException {
        try (Database database = open(made("off"))) {
            assertThat(setting(database)).isEqualTo("on");
        }
    }

    @Test
    void whatIsMoreStays() throws SQLException {
        for (String setting : new String[] {"on", "local", "remote_write", "remote_apply"}) {
            try (Database database = open(made(setting))) {
                assertThat(setting(database)).isEqualTo(setting);
            }
        }
    }

    @Test
    void aDefaultThatBecomesOffMeanwhileChangesNothing() throws SQLException {
        try (Database database = open(made("on"))) {
            assertThat(setting(database)).isEqualTo("on");
            execute("alter system set synchronous_commit = off");
            execute("select pg_reload_conf()");
            assertThat(setting(database)).isEqualTo("on");
        } finally {
            execute("alter system reset synchronous_commit");
        }
    }

    @Test
    void whatTheUrlSaysStays() throws SQLException {
        ChatConfig.Db db = made("on");
        String off = db.url() + "?options=-c%20synchronous_commit=off";
        try (Database database = open(ChatConfig.Db.at(off, db.user(), db.password()))) {
            assertThat(setting(database)).isEqualTo("off");
        }
    }

    @Test
    void aDataSourceOfTheServersIsToldSoInEachTransaction() throws SQLException {
        ChatConfig.Db db = made("off");
        DataSource server = new ServerDataSource(DataSources.of(db));
        try (var database = new Database(db, () -> server, () -> true, 4, threads, Clock.systemUTC())) {
            assertThat(setting(database)).isEqualTo("on");
        }
    }
}
