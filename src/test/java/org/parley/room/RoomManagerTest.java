package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Epoch;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Message;
import org.parley.protocol.MessageText;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame.Member;
import org.parley.protocol.ServerFrame.Typing;

/** The use cases, from outside. */
class RoomManagerTest {

    @RegisterExtension
    final House house = new House();

    @Test
    void everybodyHearsAMessageOnceAndInItsPlace() {
        Reader ada = house.join("ada");
        Reader bob = house.join("bob");
        for (int i = 1; i <= 100; i++) {
            house.say(ada.person(), "m" + i);
        }
        bob.awaitMessages(100);
        assertThat(bob.messages()).extracting(Message::seq).isSorted().doesNotHaveDuplicates();
        assertThat(bob.messages()).extracting(Message::cid).containsOnlyNulls();
        ada.awaitMessages(100);
        assertThat(ada.messages()).extracting(Message::cid).doesNotContainNull();
    }

    @Test
    void whoJoinsLaterGetsTheNewestFiftyAndGoesOnFromThere() {
        Reader ada = house.join("ada");
        for (int i = 1; i <= 60; i++) {
            house.say(ada.person(), "m" + i);
        }
        Reader bob = house.join("bob");
        assertThat(bob.snapshot().head()).isEqualTo(60);
        assertThat(bob.snapshot().events())
                .extracting(RoomEvent::seq)
                .startsWith(11L)
                .endsWith(60L);
        house.say(ada.person(), "next");
        bob.awaitMessages(1);
        assertThat(bob.messages()).extracting(Message::seq).containsExactly(61L);
    }

    @Test
    void aReturnIsExactUpToFiveHundredMissed() {
        Reader ada = house.join("ada");
        for (int i = 1; i <= 510; i++) {
            house.say(ada.person(), "m" + i);
        }
        var epoch = ada.snapshot().epoch();
        Reader near = house.join("near", epoch, 10L);
        assertThat(near.snapshot().recovered()).isTrue();
        assertThat(near.snapshot().events()).hasSize(500);
        Reader far = house.join("far", epoch, 9L);
        assertThat(far.snapshot().recovered()).isFalse();
        assertThat(far.snapshot().events()).hasSize(50);
        Reader ahead = house.join("ahead", epoch, 511L);
        assertThat(ahead.snapshot().recovered()).isFalse();
        Reader level = house.join("level", epoch, 510L);
        assertThat(level.snapshot().recovered()).isTrue();
        assertThat(level.snapshot().events()).isEmpty();
        Reader other = house.join("other", new Epoch("another"), 510L);
        assertThat(other.snapshot().recovered()).isFalse();
    }

    @Test
    void aReturnAfterTheRoomWasPutToRestIsReadFromTheLog() {
        Reader ada = house.join("ada");
        for (int i = 1; i <= 200; i++) {
            house.say(ada.person(), "m" + i);
        }
        var epoch = ada.snapshot().epoch();
        house.rooms.leave(ada, House.LOBBY, false);
        Awaitility.await().until(() -> house.rooms.head(House.LOBBY) == null);
        Reader back = house.join("ada", epoch, 20L);
        assertThat(back.snapshot().recovered()).isTrue();
        assertThat(back.snapshot().events()).hasSize(180);
    }

    @Test
    void onePersonIsOneMemberHoweverManyConnections() {
        Reader watcher = house.join("watcher");
        Reader one = house.join("ada");
        Reader two = house.join("ada");
        assertThat(two.snapshot().members()).hasSize(2);
        house.rooms.leave(one, House.LOBBY, false);
        house.rooms.leave(two, House.LOBBY, false);
        Awaitility.await().until(() -> watcher.heard(Member.class).size() == 2);
        assertThat(watcher.heard(Member.class))
                .extracting(Member::change)
                .containsExactly(Member.Change.JOINED, Member.Change.LEFT);
    }

    @Test
    void typingEndsByItselfAfterFifteenSeconds() {
        Reader ada = house.join("ada");
        Reader bob = house.join("bob");
        house.rooms.typing(ada, House.LOBBY, true);
        assertThat(bob.await(Typing.class).users()).containsExactly(ada.person());
        house.moved.addAndGet(Duration.ofSeconds(16).toNanos());
        Awaitility.await().until(() -> bob.heard(Typing.class).size() == 2);
        assertThat(bob.heard(Typing.class).get(1).users()).isEmpty();
    }

    @Test
    void aLongPollEndsWithTheEventItWaitsFor() {
        Reader ada = house.join("ada");
        var arrival =
                house.rooms.arrival(ada, House.LOBBY, 0, Duration.ofMinutes(5)).toCompletableFuture();
        assertThat(arrival).isNotDone();
        house.say(ada.person(), "now");
        Awaitility.await().until(arrival::isDone);
    }

    @Test
    void nobodySpeaksInARoomThatDoesNotExistOrRepliesToWhatIsNotThere() {
        var nobody = new Reader("nobody").person();
        assertThatThrownBy(() -> House.await(house.send(nobody, "c", "hello?")))
                .isInstanceOf(CompletionException.class)
                .extracting(Throwable::getCause)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
        Reader ada = house.join("ada");
        var reply = new ClientFrame.Send(null, House.LOBBY, new ClientMessageId("r"), new MessageText("re"), 1L);
        assertThatThrownBy(() -> House.await(house.rooms.send(Speaker.of(ada.person()), reply)))
                .hasCauseInstanceOf(Refusal.class);
    }

    @Test
    void historyOfAnotherRoomDoesNotLeak() {
        Reader ada = house.join("ada");
        house.say(ada.person(), "only here");
        House.await(house.rooms.join(ada, new RoomId("tea"), null, null, null));
        var page =
                House.await(house.rooms.history(ada, new ClientFrame.History(null, new RoomId("tea"), null, null, 50)));
        assertThat(page.events()).isEmpty();
    }

    @Test
    void whoIsTooFastIsToldHowLongToWait() {
        var limited = new House("parley.limit.messages.burst=3");
        try {
            Reader ada = limited.join("ada");
            for (int i = 0; i < 3; i++) {
                limited.say(ada.person(), "m" + i);
            }
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> limited.send(ada.person(), "c", "too much"));
            assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
            assertThat(refusal.after()).isPositive();
            limited.moved.addAndGet(Duration.ofSeconds(1).toNanos());
            limited.say(ada.person(), "now");
        } finally {
            limited.threads.close();
        }
    }
}
