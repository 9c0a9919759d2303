package org.parley.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.parley.config.ChatConfig;

/** Brings the tables to this version of Parley, or says why it cannot. */
final class Schema {

    private static final String HISTORY = "parley_schema";

    /** Changes nothing, and is refused where nothing can be changed. */
    private static final String WRITE = "update parley_room set head = head where id = ''";

    private Schema() {}

    /**
     * Makes the tables where they are missing, and changes those of an earlier version. Nodes that start at once take
     * turns.
     *
     * @throws DatabaseRefused when the tables are of a later version, or cannot be changed
     */
    static void bringUpToDate(ChatConfig.Db db, DataSource connections, Vendor vendor) {
        Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(connections)
                .table(HISTORY)
                .resourceProvider(new Migrations(vendor))
                .javaMigrationClassProvider(List::of)
                // Somebody else's tables may be there already: the database need not be Parley's own.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        try {
            refuseLater(db, flyway, vendor);
            flyway.migrate();
        } catch (FlywayException e) {
            throw broken(db, e);
        }
        try {
            write(connections);
        } catch (SQLException e) {
            throw DatabaseRefused.because(db, e);
        }
    }

    /** Flyway itself would go on over them. */
    private static void refuseLater(ChatConfig.Db db, Flyway flyway, Vendor vendor) {
        MigrationInfo current = flyway.info().current();
        MigrationVersion known = MigrationVersion.fromVersion(vendor.version());
        if (current != null && current.getVersion().compareTo(known) > 0) {
            throw new DatabaseRefused(
                    db,
                    "was used by a later Parley (its tables are version " + current.getVersion()
                            + ", and this one knows " + known
                            + "): run that one again, or put back a backup from before it");
        }
    }

    private static DatabaseRefused broken(ChatConfig.Db db, FlywayException failure) {
        boolean known = Failures.isReadOnly(failure) || Failures.isForbidden(failure) || Failures.isLost(failure);
        return known
                ? DatabaseRefused.because(db, failure)
                : new DatabaseRefused(
                        db,
                        "cannot be brought to this version of Parley: correct what it says, or put back a backup ("
                                + failure.getMessage() + ")");
    }

    private static void write(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.executeUpdate(WRITE);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
