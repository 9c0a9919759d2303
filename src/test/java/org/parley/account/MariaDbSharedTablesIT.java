package org.parley.account;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.it.MariaDb;

/** What nodes share, in a real MariaDB; each test has a database of its own. */
class MariaDbSharedTablesIT extends SharedTablesContract {

    private static MariaDb mariaDb;

    @BeforeAll
    static void start(@TempDir Path folder) {
        mariaDb = MariaDb.start(folder);
    }

    @Override
    ChatConfig.Db fresh() {
        return ChatConfig.Db.at(mariaDb.database(), mariaDb.user(), "");
    }

    @AfterAll
    static void stop() {
        mariaDb.close();
    }
}
