package org.parley.log.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.database.Database;
import org.parley.log.MessageLog;
import org.parley.log.Posting;
import org.parley.protocol.MessageText;
import org.parley.search.MessageSearch;
import org.parley.search.MessageSearchContract;
import org.parley.threads.Threads;

/** The contract of a search in a database, with its index; closes what its tests have opened. */
abstract class DatabaseSearchContract extends MessageSearchContract {

    @TempDir
    Path folder;

    private final Threads threads = new Threads(1, System::nanoTime);
    private Database database;
    private Indexer indexer;

    /** Returns a database that nobody has written to. */
    abstract ChatConfig.Db fresh();

    @BeforeEach
    void open() {
        database = Database.open(fresh(), folder, 6, threads, Clock.systemUTC());
        indexer = new Indexer(database, threads, System::nanoTime);
    }

    @Override
    protected MessageLog log() {
        return new JpaMessageLog(database, Clock.systemUTC(), indexer::notice);
    }

    @Override
    protected MessageSearch search() {
        return new JpaSearch(database);
    }

    @Override
    protected void settle() {
        Awaitility.await("everything is in the index")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> behind() == 0);
    }

    /** As after an upgrade from a version that had no index. */
    @Test
    void whatWasThereBeforeTheIndexComesInAfterTheStartAsItIsNow() {
        MessageLog silent = new JpaMessageLog(database, Clock.systemUTC());
        silent.open(LOBBY);
        long edited = say(silent, LOBBY, ADA, "green tea");
        long deleted = say(silent, LOBBY, ADA, "black tea");
        for (int i = 0; i < 500; i++) {
            say(silent, LOBBY, ADA, "coffee " + i);
        }
        silent.append(
                LOBBY,
                List.of(
                        new Posting.Edit(ADA.author(), edited, new MessageText("white tea"), null),
                        new Posting.Deletion(ADA.author(), deleted)));
        indexer.begin();
        assertThat(texts("tea")).containsExactly("white tea");
        assertThat(texts("green")).isEmpty();
        assertThat(texts("\"coffee 499\"")).containsExactly("coffee 499");
        assertThat(texts("\"coffee 0\"")).containsExactly("coffee 0");
    }

    private long behind() {
        return database.transactions()
                .read(em -> em.createQuery(
                                "select count(r) from RoomRow r, IndexRow i where i.roomId = r.id and i.seq < r.head",
                                Long.class)
                        .getSingleResult());
    }

    @AfterEach
    void close() {
        threads.close();
        database.close();
    }
}
