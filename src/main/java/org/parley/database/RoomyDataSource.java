package org.parley.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * The built-in database in its folder, opened with care: not on a disk that is nearly full, and rid of what H2 2.2.224
 * trips over.
 *
 * <p>After an unclean end, H2 hands the space of dead chunks out again while its file still names them. Closed cleanly
 * before 45 s are over, that file cannot be opened any more: "Double mark", h2database/h2database#2752, mended in
 * 2.3.230. So whoever opens the database has H2 forget the dead chunks at once.
 */
final class RoomyDataSource extends ForwardingDataSource {

    /** What must be free to open the database, which writes, in bytes. */
    private static final long TO_OPEN = 4L << 20;

    /** What must be free to write. More than to open: a disk that fills up leaves a database that can be read. */
    private static final long TO_WRITE = 8L << 20;

    /** Only a changed retention is stored, and what is stored takes the dead chunks along. The last one is H2's own. */
    private static final List<String> FORGET = List.of("set retention_time 0", "set retention_time 45000");

    private final Path folder;

    /** @param folder where the database lives; made by it where it is missing */
    RoomyDataSource(DataSource database, Path folder) {
        super(database);
        this.folder = folder;
    }

    /** Returns whether so much is free that a transaction will not fill the disk. */
    boolean hasRoom() {
        return free() >= TO_WRITE;
    }

    private long free() {
        return Files.exists(folder) ? folder.toFile().getUsableSpace() : Long.MAX_VALUE;
    }

    /** One at a time: nobody may write before the first one is done. */
    @Override
    public synchronized Connection getConnection() throws SQLException {
        long free = free();
        if (free < TO_OPEN) {
            throw new SQLTransientConnectionException("the disk of " + folder + " has " + free + " bytes left");
        }
        Connection connection = database.getConnection();
        try {
            forgetDeadChunks(connection);
        } catch (SQLException e) {
            try (connection) {
                throw e;
            }
        }
        return connection;
    }

    private static void forgetDeadChunks(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet sessions = statement.executeQuery("select count(*) from information_schema.sessions")) {
            sessions.next();
            if (sessions.getInt(1) > 1) {
                return;
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String setting : FORGET) {
                statement.execute(setting);
            }
        }
    }
}
