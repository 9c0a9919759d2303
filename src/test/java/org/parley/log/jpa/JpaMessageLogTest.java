package org.parley.log.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.config.ChatConfig;
import org.parley.database.Database;
import org.parley.log.MessageLog;
import org.parley.log.MessageLogContract;
import org.parley.log.StoredRoom;
import org.parley.threads.Threads;

/** The log in a real H2 database keeps the contract, and keeps what it has over a restart. */
class JpaMessageLogTest extends MessageLogContract {

    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    @TempDir
    Path folder;

    private final Threads threads = new Threads(1, System::nanoTime);
    private final List<Database> opened = new ArrayList<>();

    @Override
    protected MessageLog log() {
        Database database = Database.open(ChatConfig.Db.BUILT_IN, folder, 4, threads, Clock.systemUTC());
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
        assertThat(after.append(LOBBY, List.of(posting("c"))).get(0).event().seq())
                .isEqualTo(3);
    }

    /** Whatever order and limit say, H2 may read and sort all that a room ever heard: 4 GB of it, in one case. */
    @ParameterizedTest
    @ValueSource(longs = {10, 500, 990})
    void aPageOfALongRoomCostsNoMoreThanOfAShortOne(long position) throws SQLException {
        MessageLog log = log();
        log.open(LOBBY);
        log.append(
                LOBBY, IntStream.range(0, 1_000).mapToObj(i -> posting("c" + i)).toList());
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("parley"), "parley", "");
                Statement statement = connection.createStatement()) {
            statement.execute("set query_statistics true");
            log.readAfter(LOBBY, position, 5);
            log.readBefore(LOBBY, position, 5);
            List<String> pages = column(
                    statement,
                    "select sql_statement from information_schema.query_statistics"
                            + " where sql_statement like '%parley_event%'");
            assertThat(pages).hasSize(2);
            for (String page : pages) {
                try (PreparedStatement explain = connection.prepareStatement("explain analyze " + page)) {
                    boolean before = page.contains("seq < ");
                    List<Object> values = before
                            ? List.of(LOBBY.value(), position - 5, position)
                            : List.of(LOBBY.value(), position, 5, 0);
                    for (int i = 0; i < values.size(); i++) {
                        explain.setObject(i + 1, values.get(i));
                    }
                    try (ResultSet plan = explain.executeQuery()) {
                        assertThat(plan.next()).isTrue();
                        Matcher scanned = SCANNED.matcher(plan.getString(1));
                        assertThat(scanned.find()).isTrue();
                        assertThat(Integer.parseInt(scanned.group(1))).isBetween(5, 10);
                    }
                }
            }
        }
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
