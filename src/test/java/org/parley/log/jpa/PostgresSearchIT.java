package org.parley.log.jpa;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.it.Postgres;

/** What is in a real PostgreSQL is found as the contract says; each test has a database of its own. */
class PostgresSearchIT extends DatabaseSearchContract {

    private static Postgres postgres;

    @BeforeAll
    static void start(@TempDir Path folder) {
        postgres = Postgres.start(folder);
    }

    @Override
    ChatConfig.Db fresh() {
        return postgres.fresh();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }
}
