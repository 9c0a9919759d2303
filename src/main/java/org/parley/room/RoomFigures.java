package org.parley.room;

import java.util.List;
import org.parley.figure.Figure;
import org.parley.figure.Figures;

/** What is to be known of the rooms of this node. */
record RoomFigures(LiveRooms rooms) implements Figures {

    @Override
    public List<Figure> now() {
        List<LiveRoom> awake = rooms.all();
        long here = awake.stream().mapToLong(live -> live.room().onlineHere()).sum();
        long waiting = awake.stream().mapToLong(live -> live.lane().waiting()).sum();
        long busy = awake.stream().filter(live -> !live.lane().idle()).count();
        return List.of(
                Figure.gauge("rooms_awake", "Rooms that somebody on this node is in.", awake.size()),
                Figure.gauge("members_online", "Who is in those rooms on this node, once for each room.", here),
                Figure.gauge("lanes_busy", "Rooms of which something is being stored.", busy),
                Figure.gauge("lane_waiting", "Messages and changes that wait for the log.", waiting),
                Figure.count(
                        "events_appended", "Events that this node has stored, messages above all.", rooms.appended()));
    }
}
