package org.parley.log.jpa;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A database in a folder, which is not opened while its disk is nearly full.
 *
 * <p>H2 closes itself when it cannot write. Opened again on the full disk, it has been seen to come back without what it
 * had committed last; opened with some room, it comes back whole.
 */
final class RoomyDataSource implements DataSource {

    /** What must be free, in bytes. */
    private static final long ROOM = 1L << 20;

    private final DataSource database;
    private final Path folder;

    /** @param folder where the database lives; made by it where it is missing */
    RoomyDataSource(DataSource database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long free = folder.toFile().getUsableSpace();
        if (folder.toFile().exists() && free < ROOM) {
            throw new SQLTransientConnectionException("the disk of " + folder + " has " + free + " bytes left");
        }
        return database.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.parley");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}
