package org.parley.backplane;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/**
 * Tells every node, this one included, that something was committed. Thread-safe; nothing here blocks or throws.
 *
 * <p>To other nodes it tells positions and no text: what happened they read in the log. So it may lose, repeat, reorder and
 * invent, and nothing is heard that was not committed.
 */
public interface Backplane extends AutoCloseable {

    /** Hears what was committed, on any thread. */
    interface Listener {

        /** Of this node: each batch once, soon after its commit. */
        void committed(RoomId room, List<RoomEvent> events);

        /** Of another node: the log is that far, perhaps. */
        void reached(RoomId room, long head);

        /** Of another node: somebody became a member of a room, in which nobody needs to be here, at that position, perhaps. */
        void welcomed(RoomId room, long seq);
    }

    /** Returns what an administrator calls it. */
    String name();

    /** Tells all nodes of events that are in the log. What is lost is found in the log. */
    void publish(RoomId room, List<RoomEvent> events);

    /** Names the one listener of this node. */
    void listen(Listener listener);

    /**
     * Asks to hear of a room.
     *
     * @return completes when what others commit from now on will be told, and may never
     */
    default CompletionStage<Void> follow(RoomId room) {
        return CompletableFuture.completedStage(null);
    }

    /** Asks to hear of a room no more. */
    default void unfollow(RoomId room) {}

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
     * @param losses how often the way was lost
     */
    record Health(boolean connected, boolean whole, long dropped, long losses) {}

    /** Returns how it is. */
    default Health health() {
        return new Health(isWhole(), isWhole(), 0, 0);
    }

    @Override
    default void close() {}
}
