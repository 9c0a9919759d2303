package org.parley.log.jpa;

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

/** What is in a real PostgreSQL is found as the contract says; each test has a database of its own. */
class PostgresSearchIT extends DatabaseSearchContract {

    private static Postgres postgres;

    @BeforeAll
    static void start(@TempDir Path folder) {
        postgres = Postgres.start(folder);
    }

    @Override
    ChatConfig.Db fresh() {
        String name = "log" + System.nanoTime();
        var admin = ChatConfig.Db.at(postgres.url(), postgres.user(), postgres.password());
        try (Connection connection = DriverManager.getConnection(admin.url(), admin.user(), admin.password());
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
