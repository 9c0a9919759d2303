package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.log.LogUnavailable;
import org.parley.threads.Threads;

/** A database that is away is asked by nobody until a probe finds it again; one that only refuses is asked by all. */
class BreakerTest {

    private final JdbcDataSource source = new JdbcDataSource();
    private final Threads threads = new Threads(1, System::nanoTime);
    private final AtomicInteger renewals = new AtomicInteger();
    private final Breaker breaker = new Breaker(source, threads, renewals::incrementAndGet);

    private static LogUnavailable away() {
        return new LogUnavailable(new SQLTransientConnectionException("no connection in time"));
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    void aRefusalOfOneStatementKeepsNobodyOut() {
        breaker.failed(new LogUnavailable(new SQLException("canceled: lock timeout", "55P03")));
        assertThat(breaker.isAway()).isFalse();
        assertThat(renewals).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"25006, 0", "HY000, 1290", "53100, 0", "HY000, 1021", "HY000, 1114"})
    void whatTakesNoChangesIsReadStillOverNewConnections(String state, int code) {
        breaker.failed(new LogUnavailable(new SQLException("no changes", state, code)));
        breaker.failed(new LogUnavailable(new SQLException("no changes", state, code)));
        assertThat(breaker.isAway()).isFalse();
        assertThat(renewals).as("not for each transaction").hasValue(1);
    }

    @Test
    void aLossIsToldOnceHoweverManySeeIt(@TempDir Path folder) {
        source.setURL("jdbc:h2:file:" + folder.resolve("nothing") + ";IFEXISTS=TRUE");
        breaker.failed(away());
        breaker.failed(away());
        assertThat(breaker.isAway()).isTrue();
        assertThat(renewals).hasValue(1);
    }

    @Test
    void theProbeFindsItAgain(@TempDir Path folder) throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("later");
        source.setURL(url + ";IFEXISTS=TRUE");
        breaker.failed(away());
        assertThat(breaker.isAway()).isTrue();

        var maker = new JdbcDataSource();
        maker.setURL(url);
        maker.getConnection().close();
        Awaitility.await().until(() -> !breaker.isAway());
    }
}
