package org.parley.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The logs that Parley can be given; starts a PostgreSQL when somebody wants one. */
final class Logs implements AutoCloseable {

    private final Path folder;
    private @Nullable PostgreSql postgreSql;

    /**
     * Begins without a database.
     *
     * @param folder where a PostgreSQL keeps its data
     */
    Logs(Path folder) {
        this.folder = folder;
    }

    Log named(String name) throws IOException {
        return switch (name) {
            case "memory" -> Log.MEMORY;
            case "h2" -> Log.H2;
            case "postgresql" -> postgreSql().log();
            default -> throw new IllegalArgumentException("no log is called " + name);
        };
    }

    @Override
    public void close() throws IOException {
        if (postgreSql != null) {
            postgreSql.close();
        }
    }

    private PostgreSql postgreSql() throws IOException {
        if (postgreSql == null) {
            postgreSql = new PostgreSql(folder.resolve("postgresql"));
        }
        return postgreSql;
    }
}
