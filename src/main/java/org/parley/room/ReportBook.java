package org.parley.room;

import java.util.List;
import org.parley.protocol.RoomId;

/** Where reports are kept until somebody has dealt with them. Calls block. */
public interface ReportBook {

    /** Keeps a report; the same person's of the same message only once. */
    void add(Report report);

    /** Returns the newest reports of a room that nobody has dealt with, 100 at most, without their messages. */
    List<Report> open(RoomId room);

    /** Strikes a report off; returns false where there is none by that id in the room. */
    boolean close(RoomId room, String id);

    /** Forgets all of a room that is deleted. */
    void forget(RoomId room);
}
