package org.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ComplaintsTest {

    private final AtomicLong now = new AtomicLong();
    private final List<String> log = new ArrayList<>();
    private final Complaints complaints = new Complaints(now::get, log::add);

    private void flood(Obstacle obstacle, int times) {
        for (int i = 0; i < times; i++) {
            complaints.tell(obstacle, obstacle.name());
        }
    }

    @Test
    void aFloodFillsNoLog() {
        flood(Obstacle.FOREIGN_ORIGIN, 10_000);
        assertThat(log).hasSize(50).containsOnly("FOREIGN_ORIGIN");
    }

    @Test
    void whatWasHeldBackIsCountedInTheNextLineAndOnlyThere() {
        flood(Obstacle.FOREIGN_ORIGIN, 53);
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        flood(Obstacle.FOREIGN_ORIGIN, 2);
        assertThat(log.subList(50, 52))
                .containsExactly("FOREIGN_ORIGIN [and 3 more like this since the last line]", "FOREIGN_ORIGIN");
    }

    @Test
    void aFloodOfOneObstacleHidesNoOther() {
        flood(Obstacle.FOREIGN_ORIGIN, 100);
        flood(Obstacle.NO_UPGRADE, 1);
        assertThat(log).last().isEqualTo("NO_UPGRADE");
    }
}
