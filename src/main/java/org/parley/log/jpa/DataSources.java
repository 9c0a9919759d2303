package org.parley.log.jpa;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.parley.config.ChatConfig;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The databases that Parley knows, each with what makes it safe and quick.
 *
 * <p>Each driver is called by its class and not found by its URL: a driver that registers itself would keep the
 * application's classes alive after it was undeployed.
 */
final class DataSources {

    /** How long a transaction waits for a room's row, in milliseconds. */
    private static final int LOCK_TIMEOUT = 5_000;

    /** How long a thread waits for a server that has gone silent, in seconds; its transaction's outcome is unknown then. */
    private static final int SILENCE = 20;

    private static final int CONNECT_TIMEOUT = 2;

    private DataSources() {}

    /** Returns the source of connections to the built-in database. */
    static RoomyDataSource h2(Path folder) {
        var source = new JdbcDataSource();
        // WRITE_DELAY=0: with H2's default of 500 ms a kill -9 loses commits that were acknowledged.
        // DB_CLOSE_ON_EXIT=FALSE: we close it, when the application stops; H2's own hook would come before that.
        source.setURL("jdbc:h2:file:" + folder.toAbsolutePath().resolve("parley")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=" + LOCK_TIMEOUT);
        source.setUser("parley");
        source.setPassword("");
        return new RoomyDataSource(source, folder.toAbsolutePath());
    }

    /**
     * Returns the source of connections to a server.
     *
     * @throws IllegalArgumentException when its URL cannot be understood
     */
    static DataSource postgresql(ChatConfig.Db db) {
        var source = new PGSimpleDataSource();
        source.setURL(db.url());
        // What the administrator says in the URL stays.
        Map<PGProperty, Object> ours = Map.of(
                PGProperty.APPLICATION_NAME,
                "parley",
                PGProperty.TCP_KEEP_ALIVE,
                true,
                PGProperty.CONNECT_TIMEOUT,
                CONNECT_TIMEOUT,
                PGProperty.LOGIN_TIMEOUT,
                CONNECT_TIMEOUT,
                PGProperty.SOCKET_TIMEOUT,
                SILENCE,
                // The inserts of a batch become one statement.
                PGProperty.REWRITE_BATCHED_INSERTS,
                true,
                PGProperty.OPTIONS,
                "-c synchronous_commit=on -c lock_timeout=" + LOCK_TIMEOUT);
        ours.forEach((property, value) -> {
            if (!db.url().contains(property.getName() + "=")) {
                source.setProperty(property, String.valueOf(value));
            }
        });
        if (!db.user().isEmpty()) {
            source.setUser(db.user());
            source.setPassword(db.password());
        }
        return source;
    }
}
