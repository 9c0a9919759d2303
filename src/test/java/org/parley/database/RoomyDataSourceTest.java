package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in database can be opened whatever happened to it before. */
class RoomyDataSourceTest {

    private static final int ROWS = 300;

    @TempDir
    Path folder;

    /** h2database/h2database#2752. */
    @RepeatedTest(5)
    void aCleanCloseSoonAfterAnUncleanEndDoesNotLockUsOut() throws SQLException, IOException {
        Path before = Files.createDirectories(folder.resolve("before"));
        Path after = Files.createDirectories(folder.resolve("after"));
        try (Connection connection = DataSources.h2(before).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table line (id int primary key, words varchar)");
            say(statement, 0);
            // What a process leaves that is killed now.
            Files.copy(before.resolve("parley.mv.db"), after.resolve("parley.mv.db"));
        }
        // Closed without compaction, which heals it often and not always.
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + after.resolve("parley") + ";WRITE_DELAY=0;MAX_COMPACT_TIME=0");
        h2.setUser("parley");
        h2.setPassword("");
        var recovered = new RoomyDataSource(h2, after);
        try (Connection connection = recovered.getConnection();
                Statement statement = connection.createStatement()) {
            say(statement, ROWS);
        }
        try (Connection connection = recovered.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from line")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(2 * ROWS);
        }
    }

    @Test
    void aSecondConnectionChangesNothing() throws SQLException {
        RoomyDataSource source = DataSources.h2(folder);
        try (Connection first = source.getConnection();
                Statement statement = first.createStatement()) {
            statement.execute("create table line (id int primary key, words varchar)");
            long size = folder.resolve("parley.mv.db").toFile().length();
            source.getConnection().close();
            assertThat(folder.resolve("parley.mv.db").toFile()).hasSize(size);
        }
    }

    private static void say(Statement statement, int from) throws SQLException {
        for (int id = from; id < from + ROWS; id++) {
            statement.execute("insert into line values (" + id + ", 'words')");
        }
    }
}
