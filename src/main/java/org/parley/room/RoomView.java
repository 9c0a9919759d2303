package org.parley.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.log.RoomDigest;
import org.parley.log.Standing;
import org.parley.protocol.Epoch;
import org.parley.protocol.MemberState;
import org.parley.protocol.Message;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;

/**
 * A room as lists show it to somebody.
 *
 * @param role the role that it has given to who asks
 * @param online how many people are in it now
 * @param members who they are, where one room was asked for
 * @param last the newest message, in lists
 */
public record RoomView(
        RoomId id,
        String name,
        RoomInfo.Kind kind,
        RoomInfo.Life life,
        @Nullable String topic,
        @Nullable Boolean archived,
        @Nullable Integer slow,
        @Nullable Role role,
        Epoch epoch,
        long head,
        int online,
        @Nullable List<MemberState> members,
        @Nullable Message last) {

    private static RoomView of(
            RoomInfo info,
            @Nullable Role role,
            Epoch epoch,
            long head,
            int online,
            @Nullable List<MemberState> members,
            @Nullable Message last) {
        return new RoomView(
                info.id(),
                info.name(),
                info.kind(),
                info.life(),
                info.topic(),
                info.archived(),
                info.slow(),
                role,
                epoch,
                head,
                online,
                members,
                last);
    }

    static RoomView of(Room room, Actor reader) {
        return of(
                room.info(),
                room.rights().distinction(reader),
                room.epoch(),
                room.head(),
                room.online(),
                room.members(),
                null);
    }

    static RoomView of(RoomDigest digest, RoomInfo.Life life, @Nullable LiveRoom live, @Nullable Standing standing) {
        return of(
                digest.room().info().living(life),
                standing == null ? null : standing.role(),
                digest.room().epoch(),
                digest.room().head(),
                live == null ? 0 : live.room().online(),
                null,
                digest.last() == null ? null : digest.last().bare());
    }
}
