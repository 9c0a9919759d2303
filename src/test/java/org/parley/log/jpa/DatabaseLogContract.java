package org.parley.log.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.config.ChatConfig;
import org.parley.database.Database;
import org.parley.log.Appended;
import org.parley.log.LogUnavailable;
import org.parley.log.MessageLog;
import org.parley.log.MessageLogContract;
import org.parley.log.Posting;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.MessageText;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;
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

    @Test
    void severalRoomsAreAppendedToAtOnceAndOneThatIsHeldIsLeftOut() throws SQLException {
        ChatConfig.Db db = fresh();
        MessageLog log = log(db);
        var lobby = new RoomId("lobby");
        var tea = new RoomId("tea");
        log.open(lobby);
        log.open(tea);
        Map<RoomId, List<Appended>> stored =
                log.append(Map.of(lobby, said("a"), tea, said("a", "b"), new RoomId("nowhere"), said("a")));
        assertThat(stored).containsOnlyKeys(lobby, tea);
        assertThat(stored.get(tea)).extracting(one -> one.event().seq()).containsExactly(1L, 2L);
        try (Connection other = DriverManager.getConnection(db.url(), db.user(), db.password());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select id from parley_room where id = 'tea' for update");
            assertThat(log.append(Map.of(lobby, said("b"), tea, said("c")))).containsOnlyKeys(lobby);
            other.rollback();
        }
        assertThatThrownBy(() -> log.append(Map.of(lobby, said("c"), tea, said("a"))))
                .as("one of them is there already")
                .isInstanceOf(LogUnavailable.class);
        assertThat(log.readAfter(lobby, 0, 10)).extracting(RoomEvent::seq).containsExactly(1L, 2L);
        assertThat(log.readAfter(tea, 0, 10)).extracting(RoomEvent::seq).containsExactly(1L, 2L);
    }

    private static List<Posting<?>> said(String... cids) {
        var ada = new Author(new UserId("u-ada"), "Ada");
        return Stream.of(cids)
                .<Posting<?>>map(cid -> new Posting.Said(ada, new ClientMessageId(cid), new MessageText("text"), null))
                .toList();
    }

    @AfterEach
    void close() {
        opened.forEach(Database::close);
        threads.close();
    }
}
