package org.parley.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.UserId;

/**
 * Where rooms keep their events: appended in batches, idempotent, without gaps.
 *
 * <p>The contract, which {@code MessageLogContract} checks on every adapter:
 *
 * <ul>
 *   <li>Events of a room stand at 1, 2, 3 … in the order of their commits; what was returned by {@link #append} is
 *       there for ever, and what was refused never appears.
 *   <li>A posting whose room, author and {@code cid} are known is not stored again; its first event is returned.
 *   <li>What follows from the events is there with them: the room as it is, how people stand with it, and what has
 *       become of a message. A text that was replaced or taken back is in no event any more, wherever it is read.
 *   <li>A room's numbering belongs to its epoch; when it restarts, or what is in it becomes another, so does the epoch.
 * </ul>
 *
 * <p>Thread-safe; calls block. Every method may throw {@link LogUnavailable} (nothing was stored) and {@code append}
 * also {@link OutcomeUnknown}.
 */
public interface MessageLog {

    /** Returns the room, which is made where it is missing: one that is open to all. */
    StoredRoom open(RoomId room);

    /**
     * Makes a room, with its first events, in one transaction.
     *
     * @return nothing where there is one by that id
     */
    Optional<StoredRoom> create(RoomInfo room, List<? extends Posting<?>> first);

    /** Forgets a room and everything in it, but not who did that. Another one by its id has another epoch. */
    void delete(RoomId room, Author by);

    /**
     * Returns who did what to others or to rooms, the newest first.
     *
     * @param before the id of the oldest that is known; null: none
     */
    List<Audit> audit(@Nullable MessageId before, int limit);

    /**
     * Has somebody forgotten: in all events, in how people stand, in how far they have read, and in who did what. In a direct room
     * somebody else stands in their place; in others nobody.
     *
     * @return the rooms that were changed by it, which have another epoch now
     */
    List<RoomId> erase(Erasure erasure);

    /**
     * Keeps that somebody has had a person forgotten.
     *
     * @param instead who stands in that person's place
     */
    void noteErasure(Author instead, Author by);

    /**
     * Returns what somebody wrote in a room after a position, and how they reacted to what others wrote, ascending,
     * {@code limit} at most.
     */
    List<RoomEvent> readBy(UserId author, RoomId room, long after, int limit);

    /** Returns the room where it exists. */
    Optional<StoredRoom> find(RoomId room);

    /**
     * Returns rooms by their ids, each with its newest event: those that are open to all, and those with which a person
     * stands somehow. However many direct rooms others have, they cost nothing.
     *
     * @param alsoPrivate whether private rooms are among them, too
     */
    List<RoomDigest> rooms(UserId reader, boolean alsoPrivate);

    /**
     * Appends postings to one room in one transaction, in their order.
     *
     * @param batch 1 to 1,000 postings of any authors; the messages that it changes were returned before
     * @return an event for each posting, in the same order
     * @throws LogUnavailable when nothing of the batch was stored
     * @throws OutcomeUnknown when nobody can tell whether the batch was stored; repeating it is safe
     * @throws java.util.NoSuchElementException when the room does not exist
     */
    List<Appended> append(RoomId room, List<? extends Posting<?>> batch);

    /**
     * Appends to several rooms in one transaction, which waits for none of them.
     *
     * @param batches by the room, each as in {@link #append(RoomId, List)}
     * @return what was stored, by the room; for one that is missing nothing was: it is held by another transaction, or
     *     there is none, or this log does not do that
     * @throws LogUnavailable when nothing was stored, in no room; also where some of it is stored already
     * @throws OutcomeUnknown when nobody can tell, of any of them
     */
    default Map<RoomId, List<Appended>> append(Map<RoomId, List<Posting<?>>> batches) {
        return Map.of();
    }

    /** Returns how all those stand with a room of whom it knows anything. */
    List<Standing> standings(RoomId room);

    /** Returns how a person stands with all rooms that know anything of them. */
    Map<RoomId, Standing> standingsOf(UserId person);

    /**
     * Returns what a message said, the oldest first, and at last what it says now; nothing where it was taken back, or where
     * there is no message at this position.
     */
    List<Version> versions(RoomId room, long seq);

    /** Returns how far people have read in a room. */
    Map<UserId, Mark> marks(RoomId room);

    /** Returns how far somebody has read in all rooms. */
    Map<RoomId, Mark> marksOf(UserId person);

    /** Returns the pinned messages of a room, the newest first. */
    List<Message> pinned(RoomId room);

    /** Returns the threads of this log. */
    ThreadLog threads();

    /** Returns what is new to somebody in the rooms where they have read something; those without news may be missing. */
    Map<RoomId, News> news(UserId person);

    /**
     * Keeps how far people have read, in all of these rooms or in none. A mark that is not further than the one that is kept, or
     * further than the room, changes nothing, and a room that does not exist keeps none.
     */
    void mark(Map<RoomId, Map<UserId, Mark>> marks);

    /** Keeps how far people have read in one room. */
    default void mark(RoomId room, Map<UserId, Mark> marks) {
        mark(Map.of(room, marks));
    }

    /** Returns the oldest events with a position above {@code after}, ascending, {@code limit} at most. */
    List<RoomEvent> readAfter(RoomId room, long after, int limit);

    /** Returns the newest events with a position below {@code before}, ascending, {@code limit} at most. */
    List<RoomEvent> readBefore(RoomId room, long before, int limit);

    /** Returns how far those of the rooms are that exist, 500 rooms at most. */
    Map<RoomId, Head> heads(Set<RoomId> rooms);

    /**
     * Returns whether a call may wait, for a disk, a network or another call; where none does, threads that may not wait
     * may call too.
     */
    default boolean waits() {
        return true;
    }

    /** Returns how many calls can append at the same moment; others wait for them. */
    default int writers() {
        return Integer.MAX_VALUE;
    }

    /**
     * Asks whether the log answers.
     *
     * @throws LogUnavailable when it does not
     */
    void check();
}
