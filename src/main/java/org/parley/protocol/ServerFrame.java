package org.parley.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server may say. The records are the wire: a component is a JSON field of the same name, a null one is left
 * out, and {@code type} is the record's name in lower case.
 */
public sealed interface ServerFrame permits RoomEvent, ServerFrame.Live, ServerFrame.Answer, ServerFrame.Control {

    /** Returns the value of the field {@code type}. */
    default String type() {
        return FrameType.of(getClass());
    }

    /** Something that happens in a room now and is not in its log: it has no {@code seq}. */
    sealed interface Live extends ServerFrame {
        RoomId room();
    }

    /** The answer to one command of one client. */
    sealed interface Answer extends ServerFrame {
        @Nullable
        RequestId re();
    }

    /** Something about the connection itself. */
    sealed interface Control extends ServerFrame {}

    /** The first frame of every connection. {@code ping} is the heartbeat's interval in seconds. */
    record Welcome(String connection, Person user, String server, Limits limits, long ping) implements Control {}

    /**
     * What a client may send: bytes a frame, characters a text, messages a second (absent where there is no limit).
     */
    record Limits(int frame, int text, @Nullable Integer rate) {}

    /**
     * The answer to a join, and the first frame of the room in the path: the room as it is now.
     *
     * @param readSeq how far this client's person has read
     * @param role what the room lets this client do, where that is more or less than everybody's
     * @param muted that this client may not speak, where that is so
     */
    record Joined(
            @Nullable RequestId re,
            RoomInfo room,
            Epoch epoch,
            long head,
            boolean recovered,
            List<RoomEvent> events,
            List<MemberState> members,
            @Nullable Long readSeq,
            @Nullable Role role,
            @Nullable Silence muted)
            implements Answer {}

    /** That somebody may not speak in a room: until a time, or until that is lifted. */
    record Silence(@Nullable Instant until) {}

    /** Done. For a {@code send}, with the message's place in the log, after the commit. */
    record Ok(
            @Nullable RequestId re,
            @Nullable RoomId room,
            @Nullable Long seq,
            @Nullable MessageId mid,
            @Nullable Instant at)
            implements Answer {

        /** The answer to a {@code send}. */
        public static Ok stored(@Nullable RequestId re, Message message) {
            return new Ok(re, message.room(), message.seq(), message.mid(), message.at());
        }

        /** The answer to a change of something in the log; null where it was so already. */
        public static Ok changed(@Nullable RequestId re, RoomId room, @Nullable RoomEvent event) {
            return new Ok(re, room, event == null ? null : event.seq(), null, null);
        }

        /** The answer to what is about no room. */
        public static Ok done(@Nullable RequestId re) {
            return new Ok(re, null, null, null, null);
        }

        /** The answer to anything else. */
        public static Ok done(@Nullable RequestId re, RoomId room) {
            return new Ok(re, room, null, null, null);
        }
    }

    /** A page of events, oldest first; {@code more} says whether there are others beyond it. */
    record History(@Nullable RequestId re, RoomId room, List<RoomEvent> events, boolean more) implements Answer {}

    /** Who is in a room. */
    record Members(@Nullable RequestId re, RoomId room, List<MemberState> members) implements Answer {}

    /** A refusal. {@code after} is in milliseconds. */
    record Error(
            @Nullable RequestId re,
            ErrorCode code,
            String message,
            boolean retry,
            @Nullable Long after) implements Answer {

        /** Rounds up: who waits a moment less is refused again. */
        private static final long ALMOST_A_MILLI = 999_999;

        /** Puts a refusal on the wire. */
        public static Error of(@Nullable RequestId re, Refusal refusal) {
            var after = refusal.after();
            return new Error(
                    re,
                    refusal.code(),
                    refusal.sentence(),
                    refusal.code().retry(),
                    after == null ? null : after.plusNanos(ALMOST_A_MILLI).toMillis());
        }
    }

    /** Somebody came or went who is no lasting member; that is not in the log, so it has no {@code seq}. */
    record Member(RoomId room, Change change, Person user) implements Live {

        /** What became of the member. */
        public enum Change {
            JOINED,
            LEFT
        }
    }

    /**
     * Somebody is so from now on, in all that it says.
     *
     * @param text what they say of themselves; null: nothing
     * @param hue the colour of their avatar, where they have chosen one
     */
    record Presence(
            RoomId room,
            Person user,
            Status status,
            @Nullable StatusText text,
            @Nullable Integer hue) implements Live {

        /** Of somebody with this profile. */
        public Presence(RoomId room, Person user, Status status, Profile profile) {
            this(room, user, status, profile.text(), profile.hue());
        }

        /** Of somebody who has chosen nothing. */
        public Presence(RoomId room, Person user, Status status) {
            this(room, user, status, Profile.NONE);
        }
    }

    /** Everybody who is writing: replaces what the client held. */
    record Typing(RoomId room, List<Person> users) implements Live {}

    /** How far somebody has read: told to themselves on all devices, and to others where they may know. */
    record Receipt(
            RoomId room, Person user, long seq, @Nullable Long thread) implements Live {
        /** How far somebody has read in the room. */
        public Receipt(RoomId room, Person user, long seq) {
            this(room, user, seq, null);
        }
    }

    /** The room was deleted, with all that was said in it. */
    record Gone(RoomId room) implements Live {}

    /** Drop what you hold of the room and load again. */
    record Resync(RoomId room, Epoch epoch, long head) implements Live {}

    /** The heartbeat; a head ahead of what a client holds shows a silent loss. */
    record Ping(Map<RoomId, Long> heads) implements Control {}

    /** Sent before a planned close. {@code after} is in milliseconds. */
    record Bye(int code, boolean retry, long after) implements Control {}
}
