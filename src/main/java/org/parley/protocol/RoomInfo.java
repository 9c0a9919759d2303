package org.parley.protocol;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told of a room.
 *
 * @param topic what it is about
 * @param archived true where nobody speaks any more
 * @param slow how many seconds a member waits between two messages
 */
public record RoomInfo(
        RoomId id,
        String name,
        Kind kind,
        Life life,
        @Nullable String topic,
        @Nullable Boolean archived,
        @Nullable Integer slow) {

    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 100;

    /** The longest topic, in characters. */
    public static final int LONGEST_TOPIC = 500;

    /** The longest wait between two messages, in seconds: six hours. */
    public static final int SLOWEST = 6 * 60 * 60;

    /** Who may come in, and who may speak. */
    public enum Kind {
        /** Everybody comes in and speaks. */
        PUBLIC,
        /** Members only; nobody else knows that it is there. */
        PRIVATE,
        /** Everybody reads, moderators speak. */
        READ_ONLY,
        /** A set of people, for good. */
        DIRECT;

        /** Returns whether only members may know of it. */
        public boolean isClosed() {
            return this == PRIVATE || this == DIRECT;
        }
    }

    /** How long a room and what was said in it last. */
    public enum Life {
        /** In the log; its history survives a restart. */
        LASTING,
        /** Only in memory; gone when the last member leaves. */
        PASSING
    }

    /** A room of which nothing more is known. */
    public RoomInfo(RoomId id, String name, Kind kind, Life life) {
        this(id, name, kind, life, null, null, null);
    }

    /** Returns the room as one of another life. */
    public RoomInfo living(Life other) {
        return new RoomInfo(id, name, kind, other, topic, archived, slow);
    }

    /** Returns the room by another name. */
    public RoomInfo named(String other) {
        return new RoomInfo(id, other, kind, life, topic, archived, slow);
    }

    /** Returns whether nobody speaks here any more. */
    public boolean isArchived() {
        return Boolean.TRUE.equals(archived);
    }

    /** Returns how long a member waits between two messages. */
    public Duration pause() {
        return Duration.ofSeconds(Objects.requireNonNullElse(slow, 0));
    }
}
