package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.log.LogUnavailable;
import org.parley.log.OutcomeUnknown;

/** What was rolled back for others' sake is done again, a few times; nothing else is. */
class RetriesTest {

    private final AtomicInteger attempts = new AtomicInteger();

    private String failing(int times, RuntimeException failure) {
        return Retries.of(() -> {
            if (attempts.incrementAndGet() <= times) {
                throw failure;
            }
            return "stored";
        });
    }

    private static LogUnavailable refused(String state, int code) {
        return new LogUnavailable(new RuntimeException(new SQLException("refused", state, code)));
    }

    @ParameterizedTest
    @CsvSource({"40001, 0", "40P01, 0", "40001, 1213", "HY000, 1213", "HY000, 1020"})
    void whatWasRolledBackIsDoneAgain(String state, int code) {
        assertThat(failing(Retries.ATTEMPTS - 1, refused(state, code))).isEqualTo("stored");
        assertThat(attempts).hasValue(Retries.ATTEMPTS);
    }

    @Test
    void itIsGivenUpInTheEnd() {
        LogUnavailable failure = refused("40001", 0);
        assertThatThrownBy(() -> failing(1_000, failure)).isSameAs(failure);
        assertThat(attempts).hasValue(Retries.ATTEMPTS);
    }

    @ParameterizedTest
    @CsvSource({"55P03, 0", "HY000, 1205", "23505, 0", "40003, 0", "25006, 0", "53100, 0", "08006, 0"})
    void whatHasWaitedOrWillFailAgainIsNot(String state, int code) {
        LogUnavailable failure = refused(state, code);
        assertThatThrownBy(() -> failing(1, failure)).isSameAs(failure);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void whatMayBeStoredIsNot() {
        var failure = new OutcomeUnknown(new SQLException("gone", "40001"));
        assertThatThrownBy(() -> failing(1, failure)).isSameAs(failure);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aThreadThatIsToEndDoesNotTryAgain() {
        LogUnavailable failure = refused("40001", 0);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> failing(1, failure)).isSameAs(failure);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).hasValue(1);
    }
}
