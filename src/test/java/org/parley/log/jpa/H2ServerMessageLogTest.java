package org.parley.log.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;

/** The log in an H2 that runs as a server keeps the contract; each test has a database of its own. */
class H2ServerMessageLogTest extends DatabaseLogContract {

    private static Server server;

    @BeforeAll
    static void start(@TempDir Path folder) throws SQLException {
        server = Server.createTcpServer("-tcpPort", "0", "-baseDir", folder.toString(), "-ifNotExists")
                .start();
    }

    @Override
    ChatConfig.Db fresh() {
        String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/./log" + System.nanoTime();
        return ChatConfig.Db.at(url, "parley", "secret");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }
}
