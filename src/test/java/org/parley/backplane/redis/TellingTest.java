package org.parley.backplane.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.backplane.NodeId;
import org.parley.backplane.Seal;
import org.parley.backplane.Word;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** What waits where Redis takes nothing. */
class TellingTest {

    private final Telling telling = new Telling(
            RedisAddress.parse("redis://127.0.0.1:1").orElseThrow(),
            new Channels("test"),
            NodeId.fresh(),
            new Seal(new byte[32]),
            System::nanoTime);

    private void tell(Word word) {
        telling.tell(word.subject(), () -> word);
    }

    @Test
    void noMoreThanItsBoundWaitsAndPositionsWaitBesides() {
        for (int i = 0; i < Telling.MOST; i++) {
            tell(new Word.Forgotten(new UserId("u-" + i)));
        }
        assertThat(telling.lost()).isZero();
        tell(new Word.Forgotten(new UserId("u-1")));
        assertThat(telling.lost()).as("it takes the place of the same").isZero();
        tell(new Word.Forgotten(new UserId("one too many")));
        assertThat(telling.lost()).isEqualTo(1);
        for (int i = 0; i < 1_000; i++) {
            tell(new Word.Reached(new RoomId("r" + i), 1));
        }
        assertThat(telling.lost()).as("of positions").isEqualTo(1);
    }
}
