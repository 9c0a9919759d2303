package org.parley.account;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.it.Postgres;

/** Profiles in a real PostgreSQL; each test has a database of its own. */
class PostgresProfilesIT extends ProfileBookContract {

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
