package org.parley.log.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.parley.log.LogUnavailable;
import org.parley.log.Mark;
import org.parley.log.MessageLog;
import org.parley.log.Posting;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.MessageText;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** A database that takes no changes for a while: it is read, and nothing is said to be stored that is not. */
final class ReadOnlySpell {

    private static final RoomId LOBBY = new RoomId("lobby");
    private static final Author ADA = new Author(new UserId("u-ada"), "Ada");

    private ReadOnlySpell() {}

    private static boolean append(MessageLog log, String cid) {
        try {
            log.append(LOBBY, List.of(new Posting.Said(ADA, new ClientMessageId(cid), new MessageText("text"), null)));
            return true;
        } catch (LogUnavailable e) {
            return false;
        }
    }

    static void isSurvived(MessageLog log, Runnable begin, Runnable end) {
        log.open(LOBBY);
        assertThat(append(log, "before")).isTrue();
        begin.run();
        try {
            Awaitility.await("it takes no changes").until(() -> !append(log, "meanwhile"));
            long head = log.find(LOBBY).orElseThrow().head();
            assertThat(append(log, "meanwhile, too")).isFalse();
            assertThatThrownBy(() -> log.mark(LOBBY, Map.of(ADA.id(), new Mark(1, false))))
                    .isInstanceOf(LogUnavailable.class);
            assertThat(log.readAfter(LOBBY, 0, 10)).hasSize((int) head);
        } finally {
            end.run();
        }
        Awaitility.await("it takes changes again").until(() -> append(log, "meanwhile, too"));
        long head = log.find(LOBBY).orElseThrow().head();
        assertThat(log.readAfter(LOBBY, 0, 10))
                .extracting(RoomEvent::seq)
                .endsWith(head)
                .hasSize((int) head);
    }
}
