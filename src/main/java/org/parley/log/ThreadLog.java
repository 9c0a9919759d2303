package org.parley.log;

import java.util.List;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/**
 * The threads of a log: what was answered in them, who follows them, and how far those have read.
 *
 * <p>Who has said something in a thread, who began it and whom an answer calls follow it from then on. Thread-safe; calls block,
 * and may throw {@link LogUnavailable}.
 */
public interface ThreadLog {

    /** Returns the oldest answers in a thread with a position above {@code after}, ascending, {@code limit} at most. */
    List<RoomEvent> read(RoomId room, long root, long after, int limit);

    /** Returns the threads that somebody follows in all rooms, those with the newest answers first, {@code limit} at most. */
    List<Followed> followed(UserId person, int limit);

    /**
     * Keeps how far somebody has read in a thread, which they follow from then on. A mark that is not further than the one that is
     * kept changes nothing.
     *
     * @return whether it moved
     */
    boolean mark(RoomId room, long root, UserId person, long seq);
}
