package org.parley.log.jpa;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.it.Postgres;
import org.parley.log.MessageLog;

/** The log in a real PostgreSQL keeps the contract; each test has a database of its own. */
class PostgresMessageLogIT extends DatabaseLogContract {

    private static Postgres postgres;

    @BeforeAll
    static void start(@TempDir Path folder) {
        postgres = Postgres.start(folder);
    }

    @Override
    ChatConfig.Db fresh() {
        return postgres.fresh();
    }

    private static void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWasInADeadlockIsDoneAgain() throws SQLException {
        ChatConfig.Db db = fresh();
        MessageLog log = log(db);
        try (Connection other = DriverManager.getConnection(db.url(), db.user(), db.password());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // Whoever looks first is given up: the edit, after a second.
            statement.execute("set deadlock_timeout = '1min'");
            Deadlock.isSurvived(
                    log,
                    other,
                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                            + " and datname = current_database()");
        }
    }

    @Test
    void whatTakesNoChangesForAWhileIsReadAndLosesNothing() {
        ReadOnlySpell.isSurvived(
                log(fresh()),
                () -> execute("alter system set default_transaction_read_only = on", "select pg_reload_conf()"),
                () -> execute("alter system reset default_transaction_read_only", "select pg_reload_conf()"));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }
}
