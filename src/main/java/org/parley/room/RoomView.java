package org.parley.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.log.News;
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
 * @param unread how many messages of others are new to who asks, in lists, where they have read something; of the newest 1,000 events
 * @param mentions how many that are new call them, or everybody
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
        @Nullable Message last,
        @Nullable Integer unread,
        @Nullable Integer mentions) {

    private static RoomView of(
            RoomInfo info,
            @Nullable Role role,
            Epoch epoch,
            long head,
            int online,
            @Nullable List<MemberState> members,
            @Nullable Message last,
            @Nullable News news) {
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
                last,
                news == null || news.unread() == 0 ? null : news.unread(),
                news == null || news.mentions() == 0 ? null : news.mentions());
    }

    static RoomView of(Room room, Actor reader) {
        return of(
                room.info(),
                room.rights().distinction(reader),
                room.epoch(),
                room.head(),
                room.online(),
                room.members(),
                null,
                null);
    }

    static RoomView of(
            RoomDigest digest, RoomInfo.Life life, int online, @Nullable Standing standing, @Nullable News news) {
        return of(
                digest.room().info().living(life),
                standing == null ? null : standing.role(),
                digest.room().epoch(),
                digest.room().head(),
                online,
                null,
                digest.last() == null ? null : digest.last().bare(),
                news);
    }
}
