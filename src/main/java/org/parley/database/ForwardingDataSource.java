package org.parley.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A source of connections in front of another one. */
abstract class ForwardingDataSource implements DataSource {

    final DataSource database;

    ForwardingDataSource(DataSource database) {
        this.database = database;
    }

    @Override
    public final Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public final PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public final void setLogWriter(PrintWriter out) throws SQLException {
        database.setLogWriter(out);
    }

    @Override
    public final void setLoginTimeout(int seconds) throws SQLException {
        database.setLoginTimeout(seconds);
    }

    @Override
    public final int getLoginTimeout() throws SQLException {
        return database.getLoginTimeout();
    }

    @Override
    public final Logger getParentLogger() {
        return Logger.getLogger("org.parley");
    }

    @Override
    public final <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}
