package org.parley.room;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.parley.log.Posting;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Message;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomEvent;

/** A room on this node and its way into the log. */
record LiveRoom(Room room, RoomLane lane) {

    /**
     * Returns a message of this room: blocks.
     *
     * @throws Refusal where there is none at that position
     */
    Message message(long seq) {
        List<RoomEvent> there = seq < 1 ? List.of() : room.log().readAfter(room.id(), seq - 1, 1);
        if (there.size() == 1 && there.get(0) instanceof Message message && message.seq() == seq) {
            return message;
        }
        throw new Refusal(ErrorCode.NOT_FOUND, "no such message");
    }

    /**
     * Decides something about the room or its people; completes when this node has heard of it, so that whoever decided it
     * finds it so with their next call.
     */
    <E extends RoomEvent> CompletionStage<E> decide(Posting<E> posting, Speaker speaker) {
        if (!room.hold()) {
            // It has been put to rest meanwhile; whoever comes next wakes it from the log, and finds it so there.
            return lane.post(posting, speaker);
        }
        return lane.post(posting, speaker)
                .thenCompose(event -> room.arrival(event.seq() - 1).thenApply(heard -> event))
                .whenComplete((event, failure) -> room.release());
    }

    /** Ends it if nobody is in it and nothing is on its way; returns whether it has ended. */
    boolean close() {
        return lane.idle() && room.close();
    }
}
