package org.parley.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.parley.config.ChatConfig;

/**
 * Has PostgreSQL store before it acknowledges, where its default, or that of the database or the user, is {@code
 * synchronous_commit=off}. What is more than {@code off} is the administrator's choice and stays; {@code on} might be less.
 */
final class Durability {

    private static final System.Logger LOG = System.getLogger(Durability.class.getName());

    /**
     * What each new connection of ours does: the setting is its own from then on, so that nobody changes it meanwhile. What the
     * URL says stays, and is warned of.
     */
    static final String AT_CONNECT = "select set_config('synchronous_commit',"
            + " case setting when 'off' then 'on' else setting end, false)"
            + " from pg_settings where name = 'synchronous_commit' and source <> 'client'";

    /** What each transaction does on a connection of the server's, whose setting is not ours to change. */
    private static final String IN_TRANSACTION = "set local synchronous_commit = on";

    private static final String NOW = "select setting, source from pg_settings where name = 'synchronous_commit'";

    private Durability() {}

    /**
     * Returns what a transaction is to begin with, or an empty text.
     *
     * @throws DatabaseRefused where the database does not answer
     */
    static String prologue(ChatConfig.Db db, DataSource connections, Vendor vendor) {
        if (vendor != Vendor.POSTGRESQL) {
            return "";
        }
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet now = statement.executeQuery(NOW)) {
            if (!now.next() || !"off".equals(now.getString("setting"))) {
                return "";
            } else if (!"client".equals(now.getString("source"))) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "{0} acknowledges before it has stored, by its default: Parley tells it not to, in each"
                                + " transaction. The data source's property options=-c synchronous_commit=on is quicker",
                        db);
                return IN_TRANSACTION;
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} was told to acknowledge before it has stored: a crash of it loses messages that were"
                            + " acknowledged. Give it the property options=-c synchronous_commit=on",
                    db);
            return "";
        } catch (SQLException e) {
            throw DatabaseRefused.because(db, e);
        }
    }
}
