package org.parley.faults.checker;

/** A client in a room, over all its connections. */
record Listener(String client, String room) {

    /** Returns who an event happened to. */
    static Listener of(Event event) {
        return new Listener(event.client(), event.room());
    }
}
