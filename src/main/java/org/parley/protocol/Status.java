package org.parley.protocol;

/** Whether a person is here. */
public enum Status {
    ONLINE,
    /** Connected, and not at any of their devices. */
    AWAY,
    /** Not to be disturbed. */
    BUSY,
    OFFLINE;

    /** Returns how somebody is of whom two devices say this: the more they say, the more it is. */
    public static Status of(Status one, Status other) {
        for (Status first : new Status[] {BUSY, ONLINE, AWAY}) {
            if (one == first || other == first) {
                return first;
            }
        }
        return OFFLINE;
    }
}
