package org.parley.backplane;

import java.util.List;
import java.util.function.Supplier;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/**
 * Tells every node, this one included, that something was committed, and the others who is here. Thread-safe; nothing here
 * blocks or throws.
 *
 * <p>Of what was committed it tells other nodes positions, and what was said besides: whoever misses something reads it in the log.
 * So it may lose, repeat, and delay.
 */
public interface Backplane extends AutoCloseable {

    /** Hears what is told, on any thread; must not wait. */
    interface Listener {

        /** Of this node: each batch once, soon after its commit. */
        default void committed(RoomId room, List<RoomEvent> events) {}

        /** What others tell of a room is heard from now on, for the first time or again after a loss. */
        default void following(RoomId room) {}

        /** Of another node, in the order in which it spoke; some may be missing, and some come twice. */
        default void heard(NodeId from, Word word) {}
    }

    /** Returns what an administrator calls it. */
    String name();

    /** Tells all nodes of events that are in the log. What is lost is found in the log. */
    void publish(RoomId room, List<RoomEvent> events);

    /**
     * Tells the other nodes something, soon.
     *
     * @param about of two words about the same that wait, only the newer is told
     * @param word made when it is told, perhaps more than once
     */
    default void tell(Word.Subject about, Supplier<? extends Word> word) {}

    /** Tells the other nodes something, soon. */
    default void tell(Word word) {
        tell(word.subject(), () -> word);
    }

    /** Has somebody hear what is told, from now on. */
    void listen(Listener listener);

    /** Begins to tell and to hear, when all listen. */
    default void begin() {}

    /** Asks to hear of a room; each who listens is told when that is so. */
    default void follow(RoomId room) {}

    /** Asks to hear of a room no more. */
    default void unfollow(RoomId room) {}

    /** Returns whether there may be other nodes. */
    default boolean isShared() {
        return false;
    }

    /** Returns whether the other nodes are heard; where they are not, the log is to be asked more often. */
    default boolean isWhole() {
        return true;
    }

    /**
     * How it is.
     *
     * @param connected whether there is a way to the other nodes
     * @param whole whether all is heard that they tell
     * @param dropped how much was dropped because no node of this cluster and version can have said it
     * @param untold how much was not told because too much waited
     * @param losses how often the way was lost
     */
    record Health(boolean connected, boolean whole, long dropped, long untold, long losses) {}

    /** Returns how it is. */
    default Health health() {
        return new Health(isWhole(), isWhole(), 0, 0, 0);
    }

    @Override
    default void close() {}
}
