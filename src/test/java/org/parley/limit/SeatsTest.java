package org.parley.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** So many at once, for each by themselves. */
class SeatsTest {

    private final Seats<String> seats = new Seats<>(2);

    @Test
    void theNewestIsTooManyUntilOneIsGivenBack() {
        assertThat(seats.take("Ada")).isTrue();
        assertThat(seats.take("Ada")).isTrue();
        assertThat(seats.take("Ada")).isFalse();
        seats.leave("Ada");
        assertThat(seats.take("Ada")).as("who was refused has not left yet").isFalse();
        seats.leave("Ada");
        seats.leave("Ada");
        assertThat(seats.take("Ada")).isTrue();
    }

    @Test
    void nobodyTakesTheSeatsOfAnother() {
        seats.take("Ada");
        seats.take("Ada");
        assertThat(seats.take("Bob")).isTrue();
    }

    @Test
    void whoNeverTookOneGivesNoneBack() {
        seats.leave("Ada");
        seats.take("Ada");
        seats.take("Ada");
        assertThat(seats.take("Ada")).isFalse();
    }
}
