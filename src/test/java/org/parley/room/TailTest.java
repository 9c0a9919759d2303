package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.protocol.Author;
import org.parley.protocol.Deleted;
import org.parley.protocol.Edited;
import org.parley.protocol.Emoji;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.Reaction;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.UserId;

/** The newest events hold no text that was taken back, whenever they were read. */
class TailTest {

    private static final Author ADA = new Author(new UserId("u-ada"), "Ada");

    private static Message message(long seq) {
        var mid = new MessageId("m-" + seq);
        return new Message(House.LOBBY, seq, mid, ADA, Instant.EPOCH, null, "text " + seq, null);
    }

    private static Deleted deletion(long seq, long target) {
        return new Deleted(House.LOBBY, seq, target, ADA, Instant.EPOCH);
    }

    private static boolean isEmpty(RoomEvent event) {
        return event instanceof Message message
                && message.isDeleted()
                && message.text().isEmpty();
    }

    @Test
    void aMessageHereIsEmptiedByItsDeletion() {
        var tail = new Tail(0);
        tail.append(message(1));
        tail.append(message(2));
        long before = tail.text();
        tail.append(deletion(3, 1));
        assertThat(isEmpty(tail.after(0).get(0))).isTrue();
        assertThat(isEmpty(tail.after(0).get(1))).isFalse();
        assertThat(tail.text()).isEqualTo(before + Tail.size(deletion(3, 1)) - "text 1".length());
    }

    /** It was read, then taken back, and then put in front. */
    @Test
    void whatWasReadBeforeItWasTakenBackIsEmptyToo() {
        var tail = new Tail(2);
        List<RoomEvent> read = List.of(message(1), message(2));
        tail.append(deletion(3, 2));
        tail.prepend(read);
        assertThat(tail.after(0)).hasSize(3);
        assertThat(isEmpty(tail.after(0).get(0))).isFalse();
        assertThat(isEmpty(tail.after(0).get(1))).isTrue();
    }

    @Test
    void whatIsHereBecomesWhatAnEditAndAReactionMakeOfIt() {
        var tail = new Tail(2);
        List<RoomEvent> read = List.of(message(1), message(2));
        tail.append(new Edited(House.LOBBY, 3, 2, ADA, Instant.EPOCH, "anew", null));
        tail.append(new Reaction(House.LOBBY, 4, 1, ADA, Instant.EPOCH, new Emoji("👍"), true));
        tail.append(new Edited(House.LOBBY, 5, 2, ADA, Instant.EPOCH, "at last", null));
        tail.prepend(read);
        Message first = (Message) tail.after(0).get(0);
        Message second = (Message) tail.after(0).get(1);
        assertThat(first.reactions()).hasSize(1);
        assertThat(second.text()).isEqualTo("at last");
        assertThat(((Edited) tail.after(0).get(2)).text()).isNull();
        assertThat(tail.text()).isEqualTo(Tail.size(tail.after(0)));
    }
}
