package org.parley.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The server's own data source, which pools its connections itself.
 *
 * <p>What a server throws where it has no connection to give says nothing portable of the reason; it always means that
 * nobody should wait for the next one.
 */
final class ServerDataSource extends ForwardingDataSource {

    ServerDataSource(DataSource database) {
        super(database);
    }

    /**
     * Looks it up: by the name itself, and then among the application's references.
     *
     * @param name such as {@code jdbc/parley}
     * @throws SQLException when nothing has that name, or something else than a data source
     */
    @SuppressWarnings("BanJNDI") // The name is the administrator's, and nobody else's.
    static ServerDataSource named(String name) throws SQLException {
        var unknown = new SQLException("the server knows no data source of that name");
        for (String path : List.of(name, "java:comp/env/" + name)) {
            try {
                Object found = InitialContext.doLookup(path);
                if (found instanceof DataSource source) {
                    return new ServerDataSource(source);
                }
                throw new SQLException(name + " is no data source");
            } catch (NamingException e) {
                unknown.addSuppressed(e);
            }
        }
        throw unknown;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new SQLTransientConnectionException(Failures.words(e), e);
        }
    }
}
