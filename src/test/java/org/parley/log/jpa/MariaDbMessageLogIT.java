package org.parley.log.jpa;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.it.MariaDb;
import org.parley.log.MessageLog;
import org.parley.log.MessageLogContract;
import org.parley.threads.Threads;

/** The log in a real MariaDB keeps the contract; each test has a database of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MariaDbMessageLogIT extends MessageLogContract {

    private final Threads threads = new Threads(1);
    private final List<Database> opened = new ArrayList<>();
    private MariaDb mariaDb;

    @BeforeAll
    void start(@TempDir Path folder) {
        mariaDb = MariaDb.start(folder);
    }

    @Override
    protected MessageLog log() {
        var db = ChatConfig.Db.at(mariaDb.database(), mariaDb.user(), "");
        Database database = Database.open(db, Path.of("unused"), 4, threads, Clock.systemUTC());
        opened.add(database);
        return new JpaMessageLog(database, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        opened.forEach(Database::close);
        opened.clear();
    }

    @AfterAll
    void stop() {
        threads.close();
        mariaDb.close();
    }
}
