package org.parley.backplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.parley.protocol.Author;
import org.parley.protocol.Membership;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.Person;
import org.parley.protocol.Role;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** What every {@link Backplane} must do; one class an adapter extends it. */
public abstract class BackplaneContract {

    protected static final RoomId LOBBY = new RoomId("lobby");
    protected static final RoomId TEA = new RoomId("tea");
    private static final Author ADA = new Author(new UserId("u-ada"), "Ada");
    private static final Person BOB = new Person(new UserId("u-bob"), "Bob", false);

    /** Returns the backplane of another node of the same cluster, which the test closes. */
    protected abstract Backplane node();

    /** Keeps what a node hears, in words. */
    public static final class Ears implements Backplane.Listener {

        public final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void committed(RoomId room, List<RoomEvent> events) {
            events.forEach(event -> heard.add("committed " + room + " " + event.seq()));
        }

        @Override
        public void reached(RoomId room, long head) {
            heard.add("reached " + room + " " + head);
        }

        @Override
        public void welcomed(RoomId room, long seq) {
            heard.add("welcomed " + room + " " + seq);
        }
    }

    protected static RoomEvent message(RoomId room, long seq) {
        return new Message(room, seq, new MessageId("m" + seq), ADA, Instant.EPOCH, null, "text", null);
    }

    protected static RoomEvent joining(RoomId room, long seq) {
        return new Membership(room, seq, Membership.Change.JOINED, BOB, Role.MEMBER, ADA, Instant.EPOCH, null);
    }

    @Test
    public void aNodeHearsItsOwnCommitsAtOnce() {
        try (Backplane node = node()) {
            Ears ears = new Ears();
            node.listen(ears);
            node.publish(LOBBY, List.of(message(LOBBY, 1), message(LOBBY, 2)));
            assertThat(ears.heard).containsExactly("committed lobby 1", "committed lobby 2");
        }
    }

    @Test
    public void whoFollowsARoomCanDoSoTwiceAndLetItGoTwice() {
        try (Backplane node = node()) {
            node.listen(new Ears());
            node.follow(LOBBY).toCompletableFuture().join();
            node.follow(LOBBY).toCompletableFuture().join();
            node.unfollow(LOBBY);
            node.unfollow(LOBBY);
            node.follow(LOBBY).toCompletableFuture().join();
            Awaitility.await("the others are heard").until(node::isWhole);
        }
    }
}
