package org.parley.log.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.log.LogUnavailable;
import org.parley.log.OutcomeUnknown;

/** A database that is away is asked by one at a time; one that only refuses is asked by all. */
class BreakerTest {

    private final Breaker breaker = new Breaker();

    private static LogUnavailable away() {
        return new LogUnavailable(new SQLTransientConnectionException("no connection in time"));
    }

    @Test
    void aDatabaseThatAnswersIsAskedByAll() {
        assertThat(breaker.enter()).isTrue();
        assertThat(breaker.enter()).isTrue();
        breaker.answered();
        assertThat(breaker.enter()).isTrue();
    }

    @Test
    void aDatabaseThatIsAwayIsAskedByOneAtATime() {
        breaker.failed(away());
        assertThat(breaker.enter()).isTrue();
        assertThat(breaker.enter()).isFalse();
        breaker.failed(away());
        assertThat(breaker.enter()).isTrue();
        assertThat(breaker.enter()).isFalse();
    }

    @Test
    void oneAnswerOpensItToAll() {
        breaker.failed(away());
        assertThat(breaker.enter()).isTrue();
        breaker.answered();
        assertThat(breaker.enter()).isTrue();
        assertThat(breaker.enter()).isTrue();
    }

    @Test
    void aRefusalOfOneStatementKeepsNobodyOut() {
        breaker.failed(new LogUnavailable(new SQLException("canceled: lock timeout", "55P03")));
        assertThat(breaker.enter()).isTrue();
        assertThat(breaker.enter()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57P02", "57P03", "90098", "90121"})
    void lostConnectionsAreKnownByTheirState(String state) {
        assertThat(Breaker.isLost(new OutcomeUnknown(new RuntimeException(new SQLException("gone", state)))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "55P03", "53100", "40001", "57014"})
    void otherFailuresAreNot(String state) {
        assertThat(Breaker.isLost(new LogUnavailable(new SQLException("refused", state))))
                .isFalse();
    }
}
