package org.parley.log.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.log.MessageLog;
import org.parley.log.MessageLogContract;
import org.parley.log.StoredRoom;
import org.parley.threads.Threads;

/** The log in a real H2 database keeps the contract, and keeps what it has over a restart. */
class JpaMessageLogTest extends MessageLogContract {

    @TempDir
    Path folder;

    private final Threads threads = new Threads(1);
    private final List<Database> opened = new ArrayList<>();

    @Override
    protected MessageLog log() {
        Database database = Database.open(new ChatConfig.Db("", "", ""), folder, 4, threads);
        opened.add(database);
        return new JpaMessageLog(database, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        opened.forEach(Database::close);
        threads.close();
    }

    @Test
    void everythingIsThereAfterARestart() {
        MessageLog before = log();
        before.open(LOBBY);
        before.append(LOBBY, List.of(posting("a"), posting("b")));
        StoredRoom room = before.find(LOBBY).orElseThrow();
        var events = before.readAfter(LOBBY, 0, 10);
        opened.remove(0).close();

        MessageLog after = log();
        assertThat(after.open(LOBBY)).isEqualTo(room);
        assertThat(after.readAfter(LOBBY, 0, 10)).isEqualTo(events);
        assertThat(after.append(LOBBY, List.of(posting("b"))).get(0).repeat()).isTrue();
        assertThat(after.append(LOBBY, List.of(posting("c"))).get(0).message().seq())
                .isEqualTo(3);
    }
}
