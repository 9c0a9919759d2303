package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Joined;

/** A room that several threads tell at once is told as one: everybody hears everything, in one order. */
class LargeRoomTest {

    private static final int MEMBERS = 700;
    private static final int SAID = 60;

    @RegisterExtension
    final House house = new House("parley.limits=off");

    @Test
    void everybodyHearsEverythingInOneOrderAndOnlyAuthorsSeeTheirOwnCids() {
        List<Reader> members =
                IntStream.range(0, MEMBERS).mapToObj(i -> house.join("m" + i)).toList();
        for (int i = 0; i < SAID; i++) {
            // Not waited for, so that some rounds have one message and some have many, of several authors.
            var unused = house.send(members.get(i * 11 % MEMBERS).person(), "c" + i, "t" + i);
        }
        Awaitility.await("the last one")
                .until(() ->
                        members.stream().allMatch(member -> member.messages().size() >= SAID));
        for (Reader member : members) {
            assertThat(member.messages())
                    .extracting(Message::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, SAID).boxed().toList());
            assertThat(member.messages())
                    .allMatch(message -> (message.cid() != null)
                            == message.from().id().equals(member.person().id()));
        }
    }

    /** Somebody who cannot hear for a while; a real one never blocks, but may take its time. */
    private static final class Held implements Subscriber {

        private final Reader reader = new Reader("held");
        private final CountDownLatch release = new CountDownLatch(1);

        @Override
        public Person person() {
            return reader.person();
        }

        @Override
        public void joined(Joined snapshot) {
            reader.joined(snapshot);
        }

        @Override
        public void deliver(Delivery delivery) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            reader.deliver(delivery);
        }

        @Override
        public void sentOut(RoomId room, ServerFrame why) {
            reader.sentOut(room, why);
        }
    }

    @Test
    void nobodyHearsTheNextRoundBeforeTheLastHasHeardThisOne() {
        List<Reader> members =
                IntStream.range(0, MEMBERS).mapToObj(i -> house.join("m" + i)).toList();
        var held = new Held();
        House.await(house.rooms.join(held, House.LOBBY, null, null, null));
        Reader first = members.get(0);
        house.say(first.person(), "one");
        first.awaitMessages(1);
        house.say(first.person(), "two");
        Awaitility.await("the first one does not hear more")
                .during(Duration.ofMillis(200))
                .until(() -> first.messages().size() == 1);
        held.release.countDown();
        first.awaitMessages(2);
        held.reader.awaitMessages(2);
        assertThat(held.reader.messages()).extracting(Message::text).containsExactly("one", "two");
    }
}
