package org.parley.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.parley.it.server.Folders;

/** A PostgreSQL of the benchmark's own, as it comes: nothing about it is tuned, and what it commits is on the disk. */
final class PostgreSql implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server;
    private int databases;

    PostgreSql(Path folder) throws IOException {
        Folders.empty(folder);
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                // EmbeddedPostgres starts it with -F, which is for tests.
                .setServerConfig("fsync", "on")
                .start();
    }

    /** Makes a database that nobody has written to: what an earlier round stored would be repeats, which nobody is told. */
    Log log() throws IOException {
        String database = "round" + ++databases;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IOException("no database for this round", e);
        }
        return new Log(
                "postgresql",
                Map.of(
                        "parley.log",
                        "jpa",
                        "parley.db.url",
                        server.getJdbcUrl(SUPERUSER, database),
                        "parley.db.user",
                        SUPERUSER,
                        "parley.db.password",
                        SUPERUSER));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
