package org.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a database wrote down about those who came back is counted by room and time. */
class CatchUpsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-28T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void readsOfOneRoomCountTogetherWherever100MillisecondsAreCut() throws IOException {
        CatchUps reads = read(at("10:00:00.095", "a"), at("10:00:00.105", "a"), at("10:00:00.300", "a"));
        assertThat(reads.most()).isEqualTo(2);
        assertThat(reads.rooms()).isEqualTo(1);
    }

    @Test
    void roomsAreCountedByThemselves() throws IOException {
        CatchUps reads = read(at("10:00:00.100", "a"), at("10:00:00.100", "b"));
        assertThat(reads.most()).isEqualTo(1);
        assertThat(reads.rooms()).isEqualTo(2);
    }

    @Test
    void whatWasBeforeOrAfterOrIsSomethingElseDoesNotCount() throws IOException {
        CatchUps reads = read(
                at("09:59:59.999", "a"),
                at("10:01:00.000", "a"),
                "2026-11-28 10:00:01.000 UTC LOG:  execute S_1: SELECT seq FROM parley_event WHERE seq < $2",
                "2026-11-28 10:00:01.000 UTC DETAIL:  parameters: $1 = 'a', $2 = '9'");
        assertThat(reads.most()).isZero();
        assertThat(reads.rooms()).isZero();
    }

    @Test
    void readsThatAre100MillisecondsApartDoNotCountTogether() throws IOException {
        assertThat(read(at("10:00:00.100", "a"), at("10:00:00.200", "a")).most())
                .isEqualTo(1);
    }

    @Test
    void whatIsReadForTheIndexDoesNotCount() throws IOException {
        assertThat(read(at("10:00:00.100", "a"), at("10:00:00.110", "a") + ", $3 = '200'")
                        .most())
                .isEqualTo(1);
    }

    @Test
    void nodesAreCountedByThemselves() throws IOException {
        CatchUps reads = read(
                at("10:00:00.100", "[node-0]", "a"),
                at("10:00:00.110", "[node-1]", "a"),
                at("10:00:00.120", "[node-0]", "b"));
        assertThat(reads.most()).isEqualTo(1);
        assertThat(reads.rooms()).isEqualTo(2);
    }

    private static String at(String time, String room) {
        return at(time, "", room);
    }

    private static String at(String time, String node, String room) {
        String head = "2026-11-28 " + time + " UTC" + node;
        return head + " LOG:  execute S_1: SELECT seq FROM parley_event WHERE room_id = $1 AND seq > $2\n" + head
                + " DETAIL:  parameters: $1 = '" + room + "', $2 = '7'";
    }

    private CatchUps read(String... statements) throws IOException {
        Path log = folder.resolve("postgres.log");
        Files.write(log, List.of(statements));
        return new CatchUps(log, BEGIN, BEGIN.plusSeconds(60));
    }
}
