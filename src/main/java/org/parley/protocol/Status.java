package org.parley.protocol;

/** Whether a person is here. */
public enum Status {
    ONLINE,
    AWAY,
    BUSY,
    OFFLINE
}
