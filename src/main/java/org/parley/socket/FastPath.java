package org.parley.socket;

import jakarta.websocket.Session;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * What makes sockets cheaper on one server, without a change in what people see. Chosen once, with the first session:
 * nothing before it shows which server this is.
 */
interface FastPath extends AutoCloseable {

    /** What every server has: Jakarta WebSocket and no more. */
    FastPath PORTABLE = new FastPath() {
        @Override
        public String name() {
            return "Jakarta WebSocket";
        }

        @Override
        public Wire wire(Session session, Executor blocking) {
            return ServerQuirks.of(session).portable(session, blocking);
        }
    };

    /** Returns what it is a way through, for the log. */
    String name();

    /**
     * Prepares a session that has just opened, and returns the way to its other end.
     *
     * @param blocking runs what may block
     */
    Wire wire(Session session, Executor blocking);

    /** Ends what it began, after the last session. */
    @Override
    default void close() {}

    /**
     * Returns the fastest one for the server that a session is of.
     *
     * @param sockets runs what reads sockets, where the server leaves that to us
     */
    static FastPath of(Session session, ExecutorService sockets) {
        return ServerQuirks.of(session).fastPath(session, sockets).orElse(PORTABLE);
    }
}
