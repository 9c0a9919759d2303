package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.backplane.Word;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.protocol.Epoch;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;

/** What is said on one node is told on another as it was said, and the log is read only for what is missing. */
class SaidElsewhereTest {

    private final MemoryMessageLog log = new MemoryMessageLog(Clock.systemUTC(), 10_000);
    private final AtomicInteger readings = new AtomicInteger();
    private final Bus bus = new Bus(1).mended();
    private final List<House> houses = new ArrayList<>();

    private House begin(Bus.Node end) {
        MessageLog counted = Overheard.before("readAfter", readings::incrementAndGet, log);
        var house = new House(counted, end, end.id, bus, "parley.limits=off");
        houses.add(house);
        return house;
    }

    @AfterEach
    void stop() {
        houses.forEach(house -> house.threads.close());
        bus.close();
    }

    @Test
    void whoHasAllBeforeItReadsNothing() {
        House one = begin(bus.node());
        House other = begin(bus.node());
        Reader bob = other.join("bob");
        Reader ada = one.join("ada");
        one.say(ada.person(), "first");
        bob.awaitMessages(1);
        int before = readings.get();
        for (int i = 0; i < 50; i++) {
            one.say(ada.person(), "line\n" + i);
        }
        bob.awaitMessages(51);
        assertThat(bob.messages())
                .usingRecursiveComparison()
                .isEqualTo(ada.messages().stream().map(Message::withoutCid).toList());
        assertThat(readings.get()).isEqualTo(before);
    }

    @Test
    void whoMissesSomethingReadsIt() {
        House one = begin(bus.node());
        Bus.Node end = bus.node();
        House other = begin(end);
        Reader bob = other.join("bob");
        Reader ada = one.join("ada");
        one.say(ada.person(), "first");
        bob.awaitMessages(1);
        end.unfollow(House.LOBBY);
        one.say(ada.person(), "lost");
        end.follow(House.LOBBY);
        bob.awaitMessages(1);
        one.say(ada.person(), "last");
        bob.awaitMessages(3);
        assertThat(bob.messages()).extracting(Message::text).containsExactly("first", "lost", "last");
    }

    @Test
    void ofARoomThatWasMadeAnewNothingIsTakenFromTheOneBefore() {
        House one = begin(bus.node());
        Reader ada = one.join("ada");
        one.say(ada.person(), "first");
        var old = new Message(
                House.LOBBY,
                2,
                new MessageId("m"),
                ada.person().author(),
                Instant.EPOCH,
                null,
                "of another life",
                null);
        bus.node().tell(new Word.Said(House.LOBBY, new Epoch("another"), List.of(old)));
        Reader bob = begin(bus.node()).join("bob");
        one.say(ada.person(), "second");
        bob.awaitMessages(1);
        assertThat(ada.messages()).extracting(Message::text).containsExactly("first", "second");
    }
}
