package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.backplane.Backplane;
import org.parley.log.MemoryMessageLog;
import org.parley.protocol.Message;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/** The backplane is a hint: whatever it loses, repeats or reorders, every member hears every event once, in order. */
class HintTest {

    /** Loses, repeats and reorders, by a seed; the last news of all is never lost here, the watermark comes later. */
    private static final class Unreliable implements Backplane {

        private final Random random;
        private @Nullable Listener listener;
        private List<RoomEvent> before = List.of();

        Unreliable(long seed) {
            random = new Random(seed);
        }

        @Override
        public String name() {
            return "unreliable";
        }

        @Override
        public synchronized void publish(RoomId room, List<RoomEvent> events) {
            List<RoomEvent> batch = new ArrayList<>(events);
            Collections.shuffle(batch, random);
            switch (random.nextInt(4)) {
                case 0 -> {
                    // Lost.
                }
                case 1 -> {
                    certainly(room, events);
                    certainly(room, events);
                }
                case 2 -> certainly(room, batch);
                default -> certainly(room, before);
            }
            before = events;
        }

        synchronized void certainly(RoomId room, List<RoomEvent> events) {
            Objects.requireNonNull(listener).committed(room, events);
        }

        @Override
        public synchronized void listen(Listener news) {
            listener = news;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyMemberHearsEveryEventOnceAndInOrder(long seed) {
        var backplane = new Unreliable(seed);
        var log = new MemoryMessageLog(Clock.systemUTC(), 10_000);
        var house = new House(log, backplane, "parley.limits=off");
        try {
            Reader ada = house.join("ada");
            for (int i = 1; i <= 200; i++) {
                House.await(house.send(ada.person(), "c" + i, "m" + i));
            }
            backplane.certainly(House.LOBBY, log.readAfter(House.LOBBY, 199, 1));
            Awaitility.await().until(() -> ada.messages().size() >= 200);
            assertThat(ada.messages())
                    .extracting(Message::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 200).boxed().toList());
        } finally {
            house.threads.close();
        }
    }
}
