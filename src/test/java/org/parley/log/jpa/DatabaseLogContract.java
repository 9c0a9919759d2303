package org.parley.log.jpa;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.parley.config.ChatConfig;
import org.parley.database.Database;
import org.parley.log.MessageLog;
import org.parley.log.MessageLogContract;
import org.parley.threads.Threads;

/** The contract of a log in a database that a URL names; closes what its tests have opened. */
abstract class DatabaseLogContract extends MessageLogContract {

    private final Threads threads = new Threads(1, System::nanoTime);
    private final List<Database> opened = new ArrayList<>();

    /** Returns a database that nobody has written to. */
    abstract ChatConfig.Db fresh();

    @Override
    protected MessageLog log() {
        return log(fresh());
    }

    final MessageLog log(ChatConfig.Db db) {
        Database database = Database.open(db, Path.of("unused"), 4, threads, Clock.systemUTC());
        opened.add(database);
        return new JpaMessageLog(database, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        opened.forEach(Database::close);
        threads.close();
    }
}
