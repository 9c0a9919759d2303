package org.parley.account;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.it.Postgres;

/** What nodes share, in a real PostgreSQL; each test has a database of its own. */
class PostgresSharedTablesIT extends SharedTablesContract {

    private static Postgres postgres;

    @BeforeAll
    static void start(@TempDir Path folder) {
        postgres = Postgres.start(folder);
    }

    @Override
    ChatConfig.Db fresh() {
        String name = "shared" + System.nanoTime();
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return ChatConfig.Db.at(postgres.url().replaceFirst("[^/]+$", name), postgres.user(), postgres.password());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }
}
