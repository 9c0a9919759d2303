package org.parley.log.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.parley.log.Appended;
import org.parley.log.MessageLog;
import org.parley.log.Posting;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Edited;
import org.parley.protocol.MessageText;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** Another transaction and an edit that wait for each other, of which the database gives up the edit. */
final class Deadlock {

    private static final RoomId LOBBY = new RoomId("lobby");
    private static final Author ADA = new Author(new UserId("u-ada"), "Ada");

    private Deadlock() {}

    /**
     * Sees that the edit is stored once, after the other has gone on.
     *
     * @param other a connection to the log's database, which is not given up
     * @param waiting counts whoever waits for a lock
     */
    static void isSurvived(MessageLog log, Connection other, String waiting) throws SQLException {
        log.open(LOBBY);
        log.append(
                LOBBY, List.of(new Posting.Said(ADA, new ClientMessageId("c1"), new MessageText("a message"), null)));
        var edit = new Posting.Edit(ADA, 1, new MessageText("another"), null);
        try (Statement statement = other.createStatement()) {
            statement.execute("select body from parley_event where room_id = 'lobby' and seq = 1 for update");
            // It takes the room's row, and waits for the message's.
            CompletableFuture<List<Appended>> appending =
                    CompletableFuture.supplyAsync(() -> log.append(LOBBY, List.of(edit)));
            Awaitility.await("the edit waits").until(() -> count(statement, waiting) == 1);
            // This returns where the edit was rolled back, and never otherwise: the message's row is still held.
            statement.execute("select head from parley_room where id = 'lobby' for update");
            other.commit();
            assertThat(appending.join()).extracting(Appended::repeat).containsExactly(false);
        }
        assertThat(log.readAfter(LOBBY, 0, 10)).extracting(RoomEvent::seq).containsExactly(1L, 2L);
        assertThat(log.readAfter(LOBBY, 1, 10)).singleElement().isInstanceOf(Edited.class);
    }

    private static int count(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getInt(1);
        }
    }
}
