package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.parley.backplane.LocalBackplane;
import org.parley.log.MemoryMessageLog;

/** Whoever comes from another node holds what this one may not have heard of yet. */
class AheadTest {

    @Test
    void whoComesFromANodeThatIsAheadGoesOnWhereTheyWere() {
        var log = new MemoryMessageLog(Clock.systemUTC(), 100);
        var one = new House(log, new LocalBackplane(), "parley.limits=off");
        var other = new House(log, new LocalBackplane(), "parley.limits=off");
        try {
            other.join("bob");
            Reader ada = one.join("ada");
            House.await(one.send(ada.person(), "c1", "hello"));
            Reader back = other.join("ada", ada.snapshot().epoch(), 1L);
            assertThat(back.snapshot().recovered()).isTrue();
            assertThat(back.snapshot().head()).isEqualTo(1);
        } finally {
            one.threads.close();
            other.threads.close();
        }
    }
}
