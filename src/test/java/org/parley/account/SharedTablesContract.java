package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.backplane.NodeId;
import org.parley.backplane.jpa.ClusterTables;
import org.parley.config.ChatConfig;
import org.parley.database.Database;
import org.parley.database.SideTables;
import org.parley.identity.Guests;
import org.parley.identity.Identity;
import org.parley.identity.SessionId;
import org.parley.protocol.Person;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/** What nodes share besides the log, in whatever database. */
abstract class SharedTablesContract {

    private static final NodeId ONE = new NodeId("one");
    private static final NodeId OTHER = new NodeId("other");
    private static final Identity ADA = new Identity(
            new Person(new UserId("u-ada"), "Ada \uD83E\uDD8A", false),
            Identity.Source.BEARER,
            true,
            Set.of("team-a", Identity.ADMIN),
            new SessionId("s1"),
            Instant.ofEpochMilli(1_700_000_000_123L));

    @TempDir
    Path folder;

    private final Threads threads = new Threads(1, System::nanoTime);
    private final List<Database> opened = new ArrayList<>();

    /** Returns a database that nobody has written to. */
    abstract ChatConfig.Db fresh();

    @BeforeEach
    void begin() {
        opened.add(Database.open(fresh(), folder, 6, threads, Clock.systemUTC()));
    }

    @AfterEach
    void close() {
        opened.forEach(Database::close);
        threads.close();
    }

    private SideTables tables() {
        return new SideTables(() -> opened.get(0));
    }

    private ClusterTables cluster(String name) {
        return new ClusterTables(opened.get(0), tables(), name);
    }

    private TicketTable tickets(NodeId node) {
        return new TicketTable(tables(), node);
    }

    @Test
    void nodesOfAClusterHaveOneKeyAlsoWhereTheyBeginTogetherAndClustersHaveTheirOwn() {
        List<byte[]> keys =
                Stream.generate(() -> CompletableFuture.supplyAsync(
                                () -> cluster("one").key()))
                        .limit(4)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(keys)
                .allSatisfy(key -> assertThat(key).isEqualTo(keys.get(0)).hasSize(32));
        assertThat(cluster("other").key()).isNotEqualTo(keys.get(0));
    }

    @Test
    void everyBeatOfANodeIsCountedAndSeenByTheOthersOfItsCluster() {
        assertThat(cluster("c").beat(ONE)).isEqualTo(Map.of(ONE, 1L));
        assertThat(cluster("c").beat(OTHER)).isEqualTo(Map.of(ONE, 1L, OTHER, 1L));
        assertThat(cluster("c").beat(ONE)).isEqualTo(Map.of(ONE, 2L, OTHER, 1L));
        assertThat(cluster("d").beat(new NodeId("stranger"))).isEqualTo(Map.of(new NodeId("stranger"), 1L));
    }

    @Test
    void aNodeIsForgottenUnlessItHasBeatenSince() {
        cluster("c").beat(ONE);
        cluster("c").beat(ONE);
        cluster("c").end(ONE, 1);
        assertThat(cluster("c").beat(OTHER)).containsEntry(ONE, 2L);
        cluster("c").end(ONE, 2);
        assertThat(cluster("c").beat(OTHER)).containsOnlyKeys(OTHER);
    }

    @Test
    void aTicketThatOneNodeMadeIsTakenOnAnotherAsItWasMade() {
        Identity guest = new Guests().of(new Guests().fresh());
        tickets(ONE).keep("a", ADA);
        tickets(ONE).keep("b", guest);
        assertThat(tickets(OTHER).take("a")).contains(ADA);
        assertThat(tickets(OTHER).take("b")).contains(guest);
        assertThat(tickets(ONE).take("a")).isEmpty();
    }

    @Test
    void ofManyWhoTakeATicketAtOnceOneGetsIt() {
        for (int round = 0; round < 10; round++) {
            tickets(ONE).keep("a", ADA);
            long takers = Stream.of(ONE, OTHER, new NodeId("third"))
                    .map(node ->
                            CompletableFuture.supplyAsync(() -> tickets(node).take("a")))
                    .toList()
                    .stream()
                    .filter(taken -> taken.join().isPresent())
                    .count();
            assertThat(takers).isEqualTo(1);
        }
    }

    @Test
    void ticketsAreDroppedAndThoseOfNodesThatAreGoneToo() {
        cluster("c").beat(ONE);
        cluster("c").beat(OTHER);
        tickets(ONE).keep("a", ADA);
        tickets(ONE).keep("b", ADA);
        tickets(OTHER).keep("c", ADA);
        tickets(ONE).drop(List.of("a", "nothing"));
        tickets(OTHER).tidy();
        assertThat(tickets(ONE).take("a")).isEmpty();
        cluster("c").end(ONE, Long.MAX_VALUE);
        tickets(OTHER).tidy();
        assertThat(tickets(ONE).take("b")).isEmpty();
        assertThat(tickets(ONE).take("c")).isPresent();
    }
}
