package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.backplane.Backplane;
import org.parley.backplane.Leases;
import org.parley.backplane.NodeId;
import org.parley.backplane.SingleLease;
import org.parley.config.ChatConfig;
import org.parley.log.MemoryMessageLog;
import org.parley.log.Posting;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Message;
import org.parley.protocol.MessageText;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.threads.Threads;

/** What nobody was told of is found in the log. */
class WatermarkTest {

    /** Loses everything. */
    private static final class Deaf implements Backplane {

        @Override
        public String name() {
            return "deaf";
        }

        @Override
        public void publish(RoomId room, List<RoomEvent> events) {
            // Lost.
        }

        @Override
        public void listen(Listener news) {
            // There will be none.
        }
    }

    private final MemoryMessageLog log = new MemoryMessageLog(Clock.systemUTC(), 100);
    private final MemoryMessageLog passing = new MemoryMessageLog(Clock.systemUTC(), 100);
    private final Threads threads = new Threads(1, System::nanoTime);
    private final Healer healer = new Healer(threads);
    private final LiveRooms rooms = new LiveRooms(
            ChatConfig.from(key -> ""),
            log,
            passing,
            new Deaf(),
            threads,
            new FrameCodec(),
            healer,
            new ProfilesInMemory(),
            new Leases(NodeId.fresh(), new SingleLease(), threads),
            Clock.systemUTC(),
            System::nanoTime);

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    void aLostTailIsReadFromTheLogAndTold() {
        Room room = rooms.open(House.LOBBY, () -> {}).room();
        var ada = new Reader("ada");
        room.join(ada, null, new Resume(null, null), false);
        log.append(House.LOBBY, List.of(posting(ada, "a"), posting(ada, "b")));
        assertThat(room.head()).isZero();

        new Watermark(rooms, log, threads, healer, () -> false).compare();

        Awaitility.await().until(() -> ada.messages().size() == 2);
        assertThat(ada.messages()).extracting(Message::text).containsExactly("a", "b");
    }

    @Test
    void aRoomThatIsLevelIsLeftAlone() {
        Room room = rooms.open(House.LOBBY, () -> {}).room();
        new Watermark(rooms, log, threads, healer, () -> false).compare();
        assertThat(room.head()).isZero();
    }

    private static Posting.Said posting(Reader author, String text) {
        return new Posting.Said(author.person().author(), new ClientMessageId(text), new MessageText(text), null);
    }
}
