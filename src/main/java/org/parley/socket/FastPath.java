package org.parley.socket;

import jakarta.websocket.Session;

/** What makes a session cheaper on one server, without a change in what people see. Chosen once, at start. */
interface FastPath {

    /** Does nothing: what every server has. */
    FastPath PORTABLE = session -> {};

    /** Prepares a session that has just opened; the session works as before where that fails. */
    void prepare(Session session);

    /** Returns the fastest one for a server, known by the class of one of its sessions. */
    static FastPath of(Class<?> session) {
        return TyrusFastPath.of(session).orElse(PORTABLE);
    }
}
