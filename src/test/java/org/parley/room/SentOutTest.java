package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.protocol.Membership;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.Role;
import org.parley.protocol.RoomEvent;

/** What somebody hears who is sent out of a room. */
class SentOutTest {

    @RegisterExtension
    final House house = new House();

    private final Reader ada = house.join("ada");
    private final Reader bob = house.join("bob");
    private final Room room =
            Objects.requireNonNull(house.live.get(House.LOBBY)).room();
    private long seq = room.head();

    private Message message() {
        seq++;
        var mid = new MessageId("m" + seq);
        return new Message(House.LOBBY, seq, mid, ada.person().author(), Instant.EPOCH, null, "text " + seq, null);
    }

    private Membership kick() {
        seq++;
        return new Membership(
                House.LOBBY,
                seq,
                Membership.Change.KICKED,
                bob.person(),
                Role.MEMBER,
                ada.person().author(),
                Instant.EPOCH,
                null);
    }

    private void awaitKick(RoomEvent kick) {
        Awaitility.await("bob is out").until(() -> bob.reasons.contains(kick));
    }

    @Test
    void whatWasSaidBeforeIsHeardBeforeAndNothingAfter() {
        Message one = message();
        Message other = message();
        Membership kick = kick();
        Message after = message();
        room.advance(List.of(one, other, kick, after));
        awaitKick(kick);
        assertThat(bob.messages()).extracting(Message::seq).containsExactly(one.seq(), other.seq());
        ada.awaitMessages(3);
        Message last = message();
        room.advance(List.of(last));
        ada.awaitMessages(4);
        assertThat(bob.messages()).hasSize(2);
        assertThat(bob.heard(Membership.class)).as("the reason comes once").isEmpty();
    }

    @Test
    void whoComesBackHearsTheRoomAgain() {
        Membership kick = kick();
        room.advance(List.of(kick));
        awaitKick(kick);
        Awaitility.await("bob is in again").ignoreExceptions().until(() -> {
            House.await(house.rooms.join(bob, House.LOBBY, null, null, null));
            return true;
        });
        Message again = message();
        room.advance(List.of(again));
        bob.awaitMessages(1);
        assertThat(bob.messages()).extracting(Message::seq).containsExactly(again.seq());
    }
}
