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
import org.parley.it.MariaDb;
import org.parley.log.MessageLog;

/** The log in a real MariaDB keeps the contract; each test has a database of its own. */
class MariaDbMessageLogIT extends DatabaseLogContract {

    private static MariaDb mariaDb;

    @BeforeAll
    static void start(@TempDir Path folder) {
        mariaDb = MariaDb.start(folder);
    }

    @Override
    ChatConfig.Db fresh() {
        return ChatConfig.Db.at(mariaDb.database(), mariaDb.user(), "");
    }

    @Test
    void whatWasInADeadlockIsDoneAgain() throws SQLException {
        ChatConfig.Db db = fresh();
        MessageLog log = log(db);
        try (Connection other = DriverManager.getConnection(db.url(), db.user(), db.password());
                Statement statement = other.createStatement()) {
            statement.execute("create table heavy (number int primary key)");
            other.setAutoCommit(false);
            // Whoever has changed less is given up: the edit.
            statement.execute("insert into heavy select seq from seq_1_to_1000");
            Deadlock.isSurvived(
                    log, other, "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'");
        }
    }

    @Test
    void whatTakesNoChangesForAWhileIsReadAndLosesNothing() {
        ChatConfig.Db db = fresh();
        // Whoever administers the server may write to it nevertheless.
        mariaDb.guard();
        mariaDb.execute("create or replace user plain@localhost identified by 'plain'");
        mariaDb.execute("grant all on " + db.url().replaceFirst(".*/", "") + ".* to plain@localhost");
        ReadOnlySpell.isSurvived(
                log(ChatConfig.Db.at(db.url(), "plain", "plain")),
                () -> mariaDb.execute("set global read_only = on"),
                () -> mariaDb.execute("set global read_only = off"));
    }

    @AfterAll
    static void stop() {
        mariaDb.close();
    }
}
