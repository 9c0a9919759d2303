package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in database does not grow for ever by what is not in it. */
class CompactionTest {

    private static final int ROWS = 500;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void chat() throws SQLException {
        file = DataSources.file(folder);
        try (Connection connection = DataSources.h2(folder).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table line (id int primary key, cid uuid default random_uuid() unique)");
            for (int id = 0; id < ROWS; id++) {
                statement.execute("insert into line (id) values (" + id + ")");
            }
        }
    }

    @Test
    void wasteIsGivenBackAndEachRowIsStillThere() throws SQLException {
        long before = size();
        Compaction.of(file, 0);
        assertThat(size()).isLessThan(before / 4);
        assertThat(rows()).isEqualTo(ROWS);
    }

    @Test
    void aSmallFileIsLeftAlone() {
        long before = size();
        Compaction.of(file, before + 1);
        assertThat(size()).isEqualTo(before);
    }

    @Test
    void aFileWithoutWasteIsLeftAlone() throws IOException {
        Compaction.of(file, 0);
        Object written = identity();
        Compaction.of(file, 0);
        assertThat(identity()).isEqualTo(written);
    }

    @Test
    void aDatabaseThatIsInUseIsLeftAlone() throws SQLException {
        try (Connection connection = DataSources.h2(folder).getConnection();
                Statement statement = connection.createStatement()) {
            long before = size();
            Compaction.of(file, 0);
            assertThat(size()).isEqualTo(before);
            statement.execute("insert into line (id) values (" + ROWS + ")");
        }
        assertThat(rows()).isEqualTo(ROWS + 1);
        assertThat(folder.toFile().list()).containsExactly("parley.mv.db");
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftForH2ToName() throws IOException {
        Files.writeString(file, "no database".repeat(ROWS));
        Compaction.of(file, 0);
        assertThat(file).hasContent("no database".repeat(ROWS));
        assertThat(folder.toFile().list()).containsExactly("parley.mv.db");
    }

    @Test
    void whereThereIsNoneYetNothingIsMade() {
        Compaction.of(folder.resolve("none.mv.db"), 1);
        assertThat(folder.resolve("none.mv.db")).doesNotExist();
    }

    private Object identity() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private long size() {
        return file.toFile().length();
    }

    private int rows() throws SQLException {
        try (Connection connection = DataSources.h2(folder).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from line")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }
}
