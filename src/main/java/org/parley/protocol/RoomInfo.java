package org.parley.protocol;

/** What a client is told of a room when it joins. */
public record RoomInfo(RoomId id, String name, Kind kind, Life life) {

    /** Who may come in. */
    public enum Kind {
        PUBLIC
    }

    /** How long a room and what was said in it last. */
    public enum Life {
        /** In the log; its history survives a restart. */
        LASTING,
        /** Only in memory; gone when the last member leaves. */
        PASSING
    }
}
