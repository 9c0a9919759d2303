package org.parley.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.RoomChange.What;
import org.parley.protocol.RoomInfo;

/**
 * What is to change of a room; what is null stays as it is.
 *
 * @param topic an empty one takes it away
 * @param slow seconds between two messages of a member; 0 takes it away
 */
public record RoomPatch(
        @Nullable String name,
        @Nullable String topic,
        RoomInfo.@Nullable Kind kind,
        @Nullable Boolean archived,
        @Nullable Integer slow) {

    /** What changes with the making of a room: nothing. */
    public static final RoomPatch CREATION = new RoomPatch(null, null, null, null, null);

    /** Returns whether nothing is to change. */
    public boolean isEmpty() {
        return equals(CREATION);
    }

    /** Returns what changes. */
    public List<What> changed() {
        List<What> changed = new ArrayList<>();
        note(name, What.NAME, changed);
        note(topic, What.TOPIC, changed);
        note(kind, What.KIND, changed);
        note(archived, What.ARCHIVED, changed);
        note(slow, What.SLOW, changed);
        return changed.isEmpty() ? List.of(What.CREATED) : List.copyOf(changed);
    }

    /** Returns the room after the change. */
    public RoomInfo applyTo(RoomInfo room) {
        String about = topic == null ? room.topic() : topic.isEmpty() ? null : topic;
        boolean closed = archived == null ? room.isArchived() : archived;
        int pause = Objects.requireNonNullElse(slow, (int) room.pause().toSeconds());
        return new RoomInfo(
                room.id(),
                Objects.requireNonNullElse(name, room.name()),
                Objects.requireNonNullElse(kind, room.kind()),
                room.life(),
                about,
                closed ? true : null,
                pause == 0 ? null : pause);
    }

    private static void note(@Nullable Object value, What what, List<What> changed) {
        if (value != null) {
            changed.add(what);
        }
    }
}
