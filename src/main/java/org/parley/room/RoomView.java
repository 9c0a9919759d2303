package org.parley.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.log.RoomDigest;
import org.parley.protocol.Epoch;
import org.parley.protocol.MemberState;
import org.parley.protocol.Message;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;

/**
 * A room as lists show it.
 *
 * @param online how many people are in it now
 * @param members who they are, where one room was asked for
 * @param last the newest message, in lists
 */
public record RoomView(
        RoomId id,
        String name,
        RoomInfo.Kind kind,
        RoomInfo.Life life,
        Epoch epoch,
        long head,
        int online,
        @Nullable List<MemberState> members,
        @Nullable Message last) {

    static RoomView of(Room room, @Nullable Message last) {
        RoomInfo info = room.info();
        return new RoomView(
                info.id(),
                info.name(),
                info.kind(),
                info.life(),
                room.epoch(),
                room.head(),
                room.online(),
                room.members(),
                last);
    }

    static RoomView of(RoomDigest digest, RoomInfo.Life life, @Nullable LiveRoom live) {
        Message last = digest.last() instanceof Message message ? message.withoutCid() : null;
        return new RoomView(
                digest.room().id(),
                digest.room().name(),
                RoomInfo.Kind.PUBLIC,
                life,
                digest.room().epoch(),
                digest.room().head(),
                live == null ? 0 : live.room().online(),
                null,
                last);
    }
}
