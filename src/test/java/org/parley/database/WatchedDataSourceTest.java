package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.log.jpa.RoomRow;
import org.parley.threads.Threads;

/** A pool that has no connection to give is asked once. */
class WatchedDataSourceTest {

    /** Counts, and fails when it is told to. */
    private static final class Pool extends ForwardingDataSource {

        private final AtomicInteger asked = new AtomicInteger();
        private volatile @Nullable SQLException failure;

        Pool(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            SQLException now = failure;
            if (now != null) {
                throw now;
            }
            return database.getConnection();
        }

        void failsFromNowOn(SQLException how) {
            failure = how;
            asked.set(0);
        }
    }

    private final Threads threads = new Threads(1, System::nanoTime);
    private Breaker breaker;
    private Pool pool;
    private WatchedDataSource watched;

    @BeforeEach
    void begin(@TempDir Path folder) {
        var nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:file:" + folder.resolve("nothing") + ";IFEXISTS=TRUE");
        var memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:watched");
        breaker = new Breaker(nowhere, threads, () -> {});
        pool = new Pool(memory);
        watched = new WatchedDataSource(pool, breaker);
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    void whoFindsTheDatabaseAwayTellsEverybodyAndNobodyWaitsAfterThat() {
        pool.failsFromNowOn(new SQLTransientConnectionException("no connection in time"));
        assertThatThrownBy(watched::getConnection).hasMessage("no connection in time");
        assertThat(breaker.isAway()).isTrue();
        assertThatThrownBy(watched::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        assertThat(pool.asked).hasValue(1);
    }

    @Test
    void aDatabaseThatRefusesIsThere() {
        pool.failsFromNowOn(new SQLException("too many clients", "53300"));
        assertThatThrownBy(watched::getConnection).hasMessage("too many clients");
        assertThat(breaker.isAway()).isFalse();
    }

    @Test
    void theProviderOfPersistenceDoesNotAskAgainAndAgain() {
        EntityManagerFactory factory = Persistence.createEntityManagerFactory(
                "parley", Map.of("jakarta.persistence.nonJtaDataSource", watched));
        try {
            EntityManager manager = factory.createEntityManager();
            manager.createNativeQuery("select 1").getResultList();
            pool.failsFromNowOn(new SQLTransientConnectionException("no connection in time"));
            manager.getTransaction().begin();
            assertThatThrownBy(() -> manager.find(RoomRow.class, "lobby"))
                    .hasMessageContaining("SQLTransientConnectionException");
            assertThat(pool.asked).hasValue(1);
        } finally {
            factory.close();
        }
    }
}
