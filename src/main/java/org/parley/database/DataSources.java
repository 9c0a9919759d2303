package org.parley.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.parley.config.ChatConfig;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The databases that Parley knows, each with what makes it safe and quick.
 *
 * <p>Each driver is called by its class and not found by its URL, for servers bring drivers of their own.
 */
final class DataSources {

    /** How long a transaction waits for a room's row, in milliseconds. */
    private static final int LOCK_TIMEOUT = 5_000;

    /** How long a thread waits for a server that has gone silent, in seconds; its transaction's outcome is unknown then. */
    private static final int SILENCE = 20;

    private static final int CONNECT_TIMEOUT = 2;

    private DataSources() {}

    /** Returns where the built-in database is. */
    static Path file(Path folder) {
        return folder.toAbsolutePath().resolve("parley.mv.db");
    }

    /** Returns the source of connections to the built-in database. */
    static RoomyDataSource h2(Path folder) {
        var source = new JdbcDataSource();
        // WRITE_DELAY=0: with H2's default of 500 ms a kill -9 loses commits that were acknowledged.
        // MAX_COMPACT_TIME=0: what H2 2.2.224 moves together as it closes it may not find again, and opens the file as
        // it
        // was long before: h2database issues 4123 and 4247, and ten redeploys on WildFly and TomEE.
        // DB_CLOSE_ON_EXIT=FALSE: we close it, when the application stops; H2's own hook would come before that.
        source.setURL("jdbc:h2:file:" + folder.toAbsolutePath().resolve("parley")
                + ";WRITE_DELAY=0;MAX_COMPACT_TIME=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=" + LOCK_TIMEOUT);
        source.setUser("parley");
        source.setPassword("");
        return new RoomyDataSource(source, folder.toAbsolutePath());
    }

    /** Returns the source of connections to a new database in memory. */
    static DataSource h2InMemory() {
        var source = new JdbcDataSource();
        // It ends with its last connection, which the pool's end closes; until then there is always one.
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=" + LOCK_TIMEOUT);
        source.setUser("parley");
        source.setPassword("");
        return source;
    }

    /**
     * Returns the source of connections to the administrator's database.
     *
     * @throws SQLException when its URL cannot be understood, or nothing has its name
     */
    static DataSource of(ChatConfig.Db db) throws SQLException {
        if (!db.jndi().isEmpty()) {
            return ServerDataSource.named(db.jndi());
        } else if (db.url().startsWith("jdbc:mariadb:")) {
            return mariadb(db);
        }
        return db.url().startsWith("jdbc:h2:") ? h2Server(db) : postgresql(db);
    }

    /** H2 as a server: for trials, as its makers say too; the built-in one is safer and quicker. */
    private static DataSource h2Server(ChatConfig.Db db) {
        var source = new JdbcDataSource();
        source.setURL(with(
                db.url(),
                ";",
                ";",
                Map.of("LOCK_TIMEOUT", LOCK_TIMEOUT, "WRITE_DELAY", 0, "NETWORK_TIMEOUT", SILENCE * 1_000)));
        source.setUser(db.user());
        source.setPassword(db.password());
        return source;
    }

    private static DataSource mariadb(ChatConfig.Db db) throws SQLException {
        var source = new MariaDbDataSource();
        source.setUrl(with(
                db.url(),
                "?",
                "&",
                Map.of(
                        "connectTimeout",
                        CONNECT_TIMEOUT * 1_000,
                        "socketTimeout",
                        SILENCE * 1_000,
                        // Its default keeps what a transaction has read as it was, and locks the gaps between rows.
                        "transactionIsolation",
                        "READ-COMMITTED",
                        "sessionVariables",
                        "innodb_lock_wait_timeout=" + LOCK_TIMEOUT / 1_000)));
        if (!db.user().isEmpty()) {
            source.setUser(db.user());
            source.setPassword(db.password());
        }
        return source;
    }

    /** Adds settings to a URL; what the administrator says there stays. */
    private static String with(String url, String first, String next, Map<String, Object> settings) {
        var all = new StringBuilder(url);
        new TreeMap<>(settings).forEach((name, value) -> {
            if (!url.contains(name + "=")) {
                all.append(all.indexOf(first) < 0 ? first : next)
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return all.toString();
    }

    private static DataSource postgresql(ChatConfig.Db db) {
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
                "-c lock_timeout=" + LOCK_TIMEOUT);
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
