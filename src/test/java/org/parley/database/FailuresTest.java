package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.log.LogUnavailable;
import org.parley.log.OutcomeUnknown;

/** What a failure means is known by its state, and where databases share one, by its number. */
class FailuresTest {

    private static OutcomeUnknown wrapped(SQLException failure) {
        return new OutcomeUnknown(new RuntimeException(failure));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "08S01", "57P01", "57P02", "57P03", "90067", "90098", "90121"})
    void lostConnectionsAreKnownByTheirState(String state) {
        assertThat(Failures.isLost(wrapped(new SQLException("gone", state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "55P03", "53100", "40001", "57014"})
    void otherFailuresAreNot(String state) {
        assertThat(Failures.isLost(new LogUnavailable(new SQLException("refused", state))))
                .isFalse();
    }

    @Test
    void aGeneralErrorMeansThatH2IsBrokenAndWithMariaDbNothing() {
        assertThat(Failures.isLost(wrapped(new SQLException("General error", "HY000", 50_000))))
                .isTrue();
        assertThat(Failures.isLost(wrapped(new SQLException("read-only", "HY000", 1290))))
                .isFalse();
    }

    @Test
    void whoHasNoConnectionToGiveHasLostTheDatabase() {
        assertThat(Failures.isLost(wrapped(new SQLTransientConnectionException("no connection in time"))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, 0, stranger",
        "28000, 1045, stranger",
        "3D000, 0, nowhere",
        "42000, 1049, nowhere",
        "90146, 90146, nowhere",
        "25006, 0, read-only",
        "HY000, 1290, read-only",
        "90097, 90097, read-only",
        "42501, 0, forbidden",
        "42000, 1142, forbidden"
    })
    void whatADatabaseRefusesAtTheStartIsKnown(String state, int number, String meaning) {
        OutcomeUnknown failure = wrapped(new SQLException("no", state, number));
        assertThat(Failures.isStranger(failure)).isEqualTo(meaning.equals("stranger"));
        assertThat(Failures.isNowhere(failure)).isEqualTo(meaning.equals("nowhere"));
        assertThat(Failures.isReadOnly(failure)).isEqualTo(meaning.equals("read-only"));
        assertThat(Failures.isForbidden(failure)).isEqualTo(meaning.equals("forbidden"));
    }
}
