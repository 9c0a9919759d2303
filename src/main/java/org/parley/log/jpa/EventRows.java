package org.parley.log.jpa;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.log.Erasure;
import org.parley.log.Posting;
import org.parley.protocol.BadFrame;
import org.parley.protocol.Deleted;
import org.parley.protocol.Edited;
import org.parley.protocol.Emoji;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.JsonFields;
import org.parley.protocol.Membership;
import org.parley.protocol.Mentions;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.Pinned;
import org.parley.protocol.Reaction;
import org.parley.protocol.Role;
import org.parley.protocol.RoomChange;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.UserId;

/**
 * Turns events into rows and back. What only some kinds have stands in the body, as one JSON object, so that a new kind
 * needs no column. Thread-safe.
 */
final class EventRows {

    /** A message that stands in a thread: what counts a room's messages does not count it. */
    private static final String REPLY = "reply";

    private final FrameCodec codec;

    /** What is stored of a {@link Membership}. */
    record Member(
            Membership.Change change,
            UserId user,
            String name,
            boolean guest,
            @Nullable Role role,
            @Nullable Long until) {}

    /** What is stored of a {@link RoomChange}. */
    record Room(
            String changed,
            String name,
            RoomInfo.Kind kind,
            @Nullable String topic,
            @Nullable Boolean archived,
            @Nullable Long slow) {}

    /** What is stored of a {@link Reaction}. */
    record Feeling(Emoji emoji, boolean on) {}

    /** What is stored of a {@link Pinned}. */
    record Pin(boolean on) {}

    EventRows(FrameCodec codec) {
        this.codec = codec;
    }

    /** Returns the row of an event. */
    EventRow row(Posting<?> posting, Posting.Place place, RoomEvent event) {
        String kind = event.type();
        // In the order of how often each comes.
        if (event instanceof Message message) {
            String where = message.isInThread() ? REPLY : kind;
            var row = new EventRow(posting, place, where, message.text(), message.replyTo());
            return message.mentions() == null ? row : calling(row, message.mentions());
        } else if (event instanceof Reaction reaction) {
            var body = new Feeling(reaction.emoji(), reaction.on());
            return new EventRow(posting, place, kind, codec.write(body).json(), reaction.target());
        } else if (event instanceof Edited edited) {
            var row = new EventRow(posting, place, kind, edited.text(), edited.target());
            return edited.mentions() == null ? row : calling(row, edited.mentions());
        } else if (event instanceof Deleted deleted) {
            return new EventRow(posting, place, kind, null, deleted.target());
        } else if (event instanceof Pinned pinned) {
            return new EventRow(
                    posting, place, kind, codec.write(new Pin(pinned.on())).json(), pinned.target());
        } else if (event instanceof Membership membership) {
            return new EventRow(
                    posting, place, kind, codec.write(body(membership)).json(), null);
        } else if (event instanceof RoomChange change) {
            return new EventRow(posting, place, kind, codec.write(body(change)).json(), null);
        }
        throw new IllegalStateException("no row for " + kind);
    }

    private EventRow calling(EventRow row, Mentions mentions) {
        row.become(row.body(), codec.write(MessageState.calling(mentions)).json());
        return row;
    }

    /** Takes what has become of a message. */
    void become(EventRow row, Message now) {
        row.become(now.isDeleted() ? null : now.text(), state(now));
    }

    /** Has an event name somebody else, in whatever is more than its author. */
    void erase(EventRow row, Erasure erasure) {
        RoomEvent now = erasure.of(event(row));
        if (now instanceof Membership membership) {
            row.rename(membership.by(), codec.write(body(membership)).json());
        } else if (now instanceof RoomChange change) {
            row.rename(change.by(), codec.write(body(change)).json());
        } else if (now instanceof Message message) {
            row.rename(message.from(), message.isDeleted() ? null : message.text());
            become(row, message);
        } else if (now instanceof Edited edited) {
            row.rename(edited.from(), edited.text());
            Mentions mentions = edited.mentions();
            row.become(
                    edited.text(),
                    mentions == null
                            ? null
                            : codec.write(MessageState.calling(mentions)).json());
        }
    }

    /** Returns the event of a row. */
    RoomEvent event(EventRow row) {
        try {
            return switch (row.kind()) {
                case "message" -> message(row);
                case REPLY -> message(row).inThread();
                case "deleted" -> new Deleted(row.room(), row.seq(), target(row), row.author(), row.at());
                case "edited" ->
                    new Edited(
                            row.room(),
                            row.seq(),
                            target(row),
                            row.author(),
                            row.at(),
                            row.body(),
                            row.state() == null
                                    ? null
                                    : MessageState.read(codec.fields(row.state()))
                                            .mentions());
                case "reaction" -> reaction(row, body(row));
                case "pinned" ->
                    new Pinned(
                            row.room(),
                            row.seq(),
                            target(row),
                            row.author(),
                            row.at(),
                            body(row).flag("on"));
                case "member" -> membership(row, body(row));
                case "room" -> change(row, body(row));
                default -> throw new IllegalStateException("an event of a later version: " + row.kind());
            };
        } catch (BadFrame e) {
            throw new IllegalStateException("event " + row.seq() + " in " + row.room() + " cannot be read", e);
        }
    }

    private static long target(EventRow row) {
        return Objects.requireNonNull(row.target());
    }

    private static Reaction reaction(EventRow row, JsonFields body) throws BadFrame {
        return new Reaction(
                row.room(),
                row.seq(),
                target(row),
                row.author(),
                row.at(),
                new Emoji(body.text("emoji")),
                body.flag("on"));
    }

    private Message message(EventRow row) throws BadFrame {
        String text = row.body();
        String state = row.state();
        MessageState now = state == null ? MessageState.NONE : MessageState.read(codec.fields(state));
        return new Message(
                row.room(),
                row.seq(),
                row.mid(),
                row.author(),
                row.at(),
                row.cid(),
                text == null ? "" : text,
                row.target(),
                null,
                now.mentions(),
                now.edition(),
                text == null ? true : null,
                now.reactions(),
                now.pinner(),
                now.answers(),
                now.changed());
    }

    private @Nullable String state(Message message) {
        MessageState state = MessageState.of(message);
        return state.equals(MessageState.NONE) ? null : codec.write(state).json();
    }

    private static Member body(Membership event) {
        Person user = event.user();
        Instant until = event.until();
        return new Member(
                event.change(),
                user.id(),
                user.name(),
                user.guest(),
                event.role(),
                until == null ? null : until.toEpochMilli());
    }

    private static Membership membership(EventRow row, JsonFields body) throws BadFrame {
        String role = body.optionalText("role");
        Long until = body.optionalPosition("until");
        return new Membership(
                row.room(),
                row.seq(),
                named(Membership.Change.class, body.text("change")),
                new Person(new UserId(body.text("user")), body.text("name"), body.flag("guest")),
                role == null ? null : named(Role.class, role),
                row.author(),
                row.at(),
                until == null ? null : Instant.ofEpochMilli(until));
    }

    private static Room body(RoomChange event) {
        RoomInfo info = event.info();
        return new Room(
                event.changed().stream().map(Enum::name).collect(Collectors.joining(",")),
                info.name(),
                info.kind(),
                info.topic(),
                info.archived(),
                info.slow() == null ? null : info.slow().longValue());
    }

    private static RoomChange change(EventRow row, JsonFields body) throws BadFrame {
        Long slow = body.optionalPosition("slow");
        List<RoomChange.What> changed = Arrays.stream(body.text("changed").split(","))
                .map(RoomChange.What::valueOf)
                .toList();
        var info = new RoomInfo(
                row.room(),
                body.text("name"),
                named(RoomInfo.Kind.class, body.text("kind")),
                RoomInfo.Life.LASTING,
                body.optionalText("topic"),
                body.optionalFlag("archived"),
                slow == null ? null : slow.intValue());
        return new RoomChange(row.room(), row.seq(), changed, info, row.author(), row.at());
    }

    private JsonFields body(EventRow row) throws BadFrame {
        return codec.fields(Objects.requireNonNullElse(row.body(), ""));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }
}
