package org.parley.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Epoch;
import org.parley.protocol.RoomEvent;

/** Where a client says that it stands in a room, and what it is given for that: what it missed, or the newest. */
record Resume(@Nullable Epoch epoch, @Nullable Long after) {

    /** The most text that one {@code joined} carries, in UTF-16 units: what waits for a reader is bounded too. */
    private static final long SNAPSHOT_TEXT = 256 * 1024;

    /** The most text that a client may have missed and still be given one by one, in UTF-16 units. */
    private static final long MISSED_TEXT = 2 * SNAPSHOT_TEXT;

    /**
     * What a client begins with.
     *
     * @param recovered whether that is all it missed, so that it goes on from where it stands
     */
    record Given(boolean recovered, List<RoomEvent> events) {}

    /** Returns whether the log has what is to be known first: what the client missed, or has heard of on another node. */
    boolean wantsMore(Epoch now, Tail tail) {
        long near = near(now, tail);
        // Not where what is in memory is too much already: it would be read for nothing.
        return isAhead(now, tail) || (near >= 0 && !tail.covers(near) && tail.text() <= MISSED_TEXT);
    }

    /** Returns what it is given of what is in memory. */
    Given from(Epoch now, Tail tail) {
        long near = near(now, tail);
        if (near >= 0 && tail.covers(near)) {
            List<RoomEvent> missed = tail.after(near);
            if (Tail.size(missed) <= MISSED_TEXT) {
                return new Given(true, missed);
            }
        }
        return new Given(false, tail.newest(SNAPSHOT_TEXT));
    }

    private boolean isAhead(Epoch now, Tail tail) {
        return after != null && now.equals(epoch) && after > tail.head();
    }

    /** Returns the position that the client holds, where it is near enough to go on from; -1 where it is not. */
    private long near(Epoch now, Tail tail) {
        boolean near = after != null && now.equals(epoch) && after <= tail.head() && tail.head() - after <= Tail.MOST;
        return near && after != null ? after : -1;
    }
}
