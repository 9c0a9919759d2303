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
    protected static final Person BOB = new Person(new UserId("u-bob"), "Bob", false);

    /** Returns the backplane of another node of the same cluster, which the test closes. */
    protected abstract Backplane node();

    /** Keeps what a node hears, in words. */
    public static final class Ears implements Backplane.Listener {

        public final List<String> heard = new CopyOnWriteArrayList<>();
        public final List<RoomId> following = new CopyOnWriteArrayList<>();

        @Override
        public void committed(RoomId room, List<RoomEvent> events) {
            events.forEach(event -> heard.add("committed " + room + " " + event.seq()));
        }

        @Override
        public void following(RoomId room) {
            following.add(room);
        }

        @Override
        public void heard(NodeId from, Word word) {
            heard.add(Words.write(word).replace('\t', ' '));
        }

        /** Waits until something is heard. */
        public void await(String words) {
            Awaitility.await(words).until(() -> heard.contains(words));
        }
    }

    /** Has somebody hear a node that begins. */
    protected static Ears begin(Backplane node) {
        Ears ears = new Ears();
        node.listen(ears);
        node.begin();
        return ears;
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
            Ears ears = begin(node);
            node.publish(LOBBY, List.of(message(LOBBY, 1), message(LOBBY, 2)));
            assertThat(ears.heard).containsExactly("committed lobby 1", "committed lobby 2");
        }
    }

    @Test
    public void everybodyWhoListensHears() {
        try (Backplane node = node()) {
            Ears ears = begin(node);
            Ears others = new Ears();
            node.listen(others);
            node.publish(LOBBY, List.of(message(LOBBY, 1)));
            assertThat(ears.heard).isEqualTo(others.heard).hasSize(1);
        }
    }

    @Test
    public void whoFollowsARoomCanDoSoTwiceAndLetItGoTwice() {
        try (Backplane node = node()) {
            begin(node);
            node.follow(LOBBY);
            node.follow(LOBBY);
            node.unfollow(LOBBY);
            node.unfollow(LOBBY);
            node.follow(LOBBY);
            Awaitility.await("the others are heard").until(node::isWhole);
        }
    }

    @Test
    public void aNodeDoesNotHearItsOwnWords() {
        try (Backplane node = node()) {
            Ears ears = begin(node);
            node.follow(LOBBY);
            node.tell(new Word.Asked(LOBBY));
            node.publish(LOBBY, List.of(message(LOBBY, 1)));
            Awaitility.await("all is told").until(node::isWhole);
            assertThat(ears.heard).containsExactly("committed lobby 1");
        }
    }
}
