package org.parley.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;

/**
 * The pool, while the database is there: who asks when it is away is refused at once, and who finds it away has
 * everybody told.
 *
 * <p>EclipseLink asks a source that fails three times more (eclipse-ee4j/eclipselink, {@code
 * DatasourceLogin.queryRetryAttemptCount}), and each time would wait as long as the pool does.
 */
final class WatchedDataSource extends ForwardingDataSource {

    private final Breaker breaker;

    WatchedDataSource(DataSource pool, Breaker breaker) {
        super(pool);
        this.breaker = breaker;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (breaker.isAway()) {
            throw new SQLTransientConnectionException("the database is away");
        }
        try {
            return database.getConnection();
        } catch (SQLException e) {
            if (Failures.isLost(e)) {
                breaker.failed(e);
            }
            throw e;
        }
    }
}
