package org.parley.socket;

import jakarta.websocket.Session;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * What a server does otherwise than the others, where Parley has to do something about it. It is recognised by its
 * sessions, which is all that shows which server this is.
 *
 * <p>Where servers differ and the portable way serves them all, the difference is named there, such as in {@link Outbox}
 * and {@link Assembly}; what people and administrators see of it is on the deployment pages.
 */
enum ServerQuirks {
    /**
     * Payara and GlassFish (eclipse-ee4j/tyrus): each asynchronous send goes to the managed scheduler, which looks for
     * services in every jar. The blocking writer, which does not block there, does without: {@link WriterWire}.
     */
    TYRUS("org.glassfish.tyrus.core.TyrusSession") {
        @Override
        Wire portable(Session session, Executor blocking) {
            return new WriterWire(session.getBasicRemote(), super.portable(session, blocking));
        }

        @Override
        Optional<FastPath> fastPath(Session session, ExecutorService sockets) {
            return TyrusFastPath.of(session.getClass(), sockets);
        }
    },
    /**
     * TomEE (apache/tomcat, {@code WsRemoteEndpointImplBase}): a close blocks one of its threads for 20 s, waiting for the
     * send in flight, whose end needs such a thread too. Where a thousand leave at once, all 200 wait for each other.
     */
    TOMCAT("org.apache.tomcat.websocket.WsSession") {
        @Override
        void prepare(Session session) {
            session.getUserProperties().put(SEND_TIMEOUT, SEND_PATIENCE.toMillis());
        }

        @Override
        Optional<FastPath> fastPath(Session session, ExecutorService sockets) {
            return TomcatFastPath.of(session.getClass());
        }
    },
    /** WildFly (undertow-io/undertow): every send wakes the socket's own thread. */
    UNDERTOW("io.undertow.websockets.jsr.UndertowSession") {
        @Override
        Optional<FastPath> fastPath(Session session, ExecutorService sockets) {
            return UndertowFastPath.of(session.getClass());
        }
    },
    /** Open Liberty, and servers that nobody has met: nothing. */
    NONE("");

    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
    private static final Duration SEND_PATIENCE = Duration.ofSeconds(1);

    private final String sessions;

    ServerQuirks(String sessions) {
        this.sessions = sessions;
    }

    /** Returns those of the server that a session is of. */
    static ServerQuirks of(Session session) {
        String name = session.getClass().getName();
        return Arrays.stream(values())
                .filter(quirks -> quirks.sessions.equals(name))
                .findFirst()
                .orElse(NONE);
    }

    /** Prepares a session that has just opened. */
    void prepare(Session session) {
        // Most need nothing.
    }

    /**
     * Returns the way to a session's other end by Jakarta WebSocket and no more, as it costs least here.
     *
     * @param blocking runs what may block
     */
    Wire portable(Session session, Executor blocking) {
        return new PortableWire(session.getAsyncRemote(), blocking);
    }

    /**
     * Returns the server's own way, where it has one and looks as it did.
     *
     * @param sockets runs what reads sockets, where the server leaves that to us
     */
    Optional<FastPath> fastPath(Session session, ExecutorService sockets) {
        return Optional.empty();
    }
}
