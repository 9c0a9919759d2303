package org.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.figure.Figure;

/** Numbers on the page that Prometheus reads. */
class ExpositionTest {

    @Test
    void eachNumberStandsBehindItsMeaningAndItsKind() {
        assertThat(Exposition.of(Stream.of(
                        Figure.gauge("sockets", "Open sockets.", 12),
                        Figure.state("database_up", "Whether the database answers.", true),
                        Figure.count("events_appended", "Events.", 9_000_000_000L))))
                .isEqualTo("""
                        # HELP parley_sockets Open sockets.
                        # TYPE parley_sockets gauge
                        parley_sockets 12
                        # HELP parley_database_up Whether the database answers.
                        # TYPE parley_database_up gauge
                        parley_database_up 1
                        # HELP parley_events_appended_total Events.
                        # TYPE parley_events_appended_total counter
                        parley_events_appended_total 9000000000
                        """);
    }
}
