package org.parley.log;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.Deleted;
import org.parley.protocol.Membership;
import org.parley.protocol.MessageId;
import org.parley.protocol.Person;
import org.parley.protocol.RoomChange;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/**
 * Who did what to others or to a room: it stays when the room is gone.
 *
 * @param id later ones are greater
 * @param action such as {@code banned} or {@code room}
 * @param room where; null where it is of no room
 * @param target whom it was done to
 * @param detail what else there is to know
 */
public record Audit(
        MessageId id,
        Instant at,
        Author by,
        String action,
        @Nullable RoomId room,
        @Nullable Author target,
        @Nullable String detail) {

    /** Returns what is to be remembered of an event; nothing of what people do with their own messages. */
    public static Optional<Audit> of(RoomEvent event, MessageId id, @Nullable Author author) {
        if (event instanceof Membership membership) {
            Person user = membership.user();
            String detail = membership.role() == null ? null : name(membership.role());
            return Optional.of(new Audit(
                    id,
                    membership.at(),
                    membership.by(),
                    name(membership.change()),
                    event.room(),
                    user.author(),
                    membership.until() == null ? detail : membership.until().toString()));
        } else if (event instanceof RoomChange change) {
            String what = change.changed().stream().map(Audit::name).collect(Collectors.joining(" "));
            return Optional.of(new Audit(id, change.at(), change.by(), "room", event.room(), null, what));
        } else if (event instanceof Deleted deleted
                && !deleted.from().id().equals(author == null ? null : author.id())) {
            return Optional.of(new Audit(
                    id,
                    deleted.at(),
                    deleted.from(),
                    "message_deleted",
                    event.room(),
                    author,
                    Long.toString(deleted.target())));
        }
        return Optional.empty();
    }

    /** Returns what is to be remembered of a room that is deleted. */
    public static Audit ofDeletion(RoomId room, MessageId id, Author by, Instant at) {
        return new Audit(id, at, by, "room_deleted", room, null, null);
    }

    /** Returns what is to be remembered of a person whom somebody has had forgotten: not who that was. */
    public static Audit ofErasure(Author instead, MessageId id, Author by, Instant at) {
        return new Audit(id, at, by, "person_deleted", null, instead, null);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
