package org.parley.log.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.log.MessageLog;
import org.parley.log.MessageLogContract;
import org.parley.threads.Threads;

/** The log in an H2 that runs as a server keeps the contract. */
class H2ServerMessageLogTest extends MessageLogContract {

    private final Threads threads = new Threads(1);
    private final List<Database> opened = new ArrayList<>();
    private Server server;

    @BeforeEach
    void start(@TempDir Path folder) throws SQLException {
        server = Server.createTcpServer("-tcpPort", "0", "-baseDir", folder.toString(), "-ifNotExists")
                .start();
    }

    @Override
    protected MessageLog log() {
        var db = ChatConfig.Db.at("jdbc:h2:tcp://localhost:" + server.getPort() + "/./parley", "parley", "secret");
        Database database = Database.open(db, Path.of("unused"), 4, threads, Clock.systemUTC());
        opened.add(database);
        return new JpaMessageLog(database, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        opened.forEach(Database::close);
        threads.close();
        server.stop();
    }
}
