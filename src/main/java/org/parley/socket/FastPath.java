package org.parley.socket;

import jakarta.websocket.Session;

/**
 * What makes sockets cheaper on one server, without a change in what people see. Chosen once, with the first session:
 * nothing before it shows which server this is.
 */
interface FastPath {

    /** What every server has. */
    FastPath PORTABLE = session -> new PortableWire(session.getAsyncRemote());

    /** Prepares a session that has just opened, and returns the way to its other end. */
    Wire wire(Session session);

    /** Returns the fastest one for the server that a session is of. */
    static FastPath of(Session session) {
        return TyrusFastPath.of(session.getClass()).orElse(PORTABLE);
    }
}
