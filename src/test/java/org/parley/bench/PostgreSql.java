package org.parley.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A PostgreSQL of the benchmark's own, as it comes: nothing about it is tuned. */
final class PostgreSql implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server;

    PostgreSql(Path folder) throws IOException {
        Folders.empty(folder);
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .start();
    }

    Log log() {
        return new Log(
                "postgresql",
                Map.of(
                        "parley.log",
                        "jpa",
                        "parley.db.url",
                        server.getJdbcUrl(SUPERUSER, SUPERUSER),
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
