package org.parley.room;

import java.util.List;
import org.parley.log.Erasure;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** Where reports are kept until somebody has dealt with them. Calls block. */
public interface ReportBook {

    /** Keeps a report; the same person's of the same message only once. */
    void add(Report report);

    /** Returns the newest reports of a room that nobody has dealt with, 100 at most, without their messages. */
    List<Report> open(RoomId room);

    /** Returns what somebody has reported and nobody has dealt with, without the messages. */
    List<Report> by(UserId person);

    /** Strikes a report off; returns false where there is none by that id in the room. */
    boolean close(RoomId room, String id);

    /** Has somebody forgotten who has reported. */
    void erase(Erasure erasure);

    /** Forgets all of a room that is deleted. */
    void forget(RoomId room);
}
