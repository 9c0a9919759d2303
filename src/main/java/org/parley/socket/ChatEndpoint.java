package org.parley.socket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Close;

/**
 * Where a WebSocket meets Parley: hands every callback to the {@link Connection}.
 *
 * <p>Nothing that is called here may wait: on Payara a handful of threads read all sockets (decision 0014).
 *
 * <p>{@code @Dependent}, because Open Liberty injects nothing without a scope (OpenLiberty/open-liberty#34986) and
 * GlassFish makes two instances of an {@code @ApplicationScoped} one (eclipse-ee4j/glassfish#25316). {@link Handshake}
 * makes it where the server lets it; elsewhere it is injected after a constructor without parameters, which Undertow
 * needs. Messages come in parts, because the servers' own limits on whole ones can be bypassed (decision 0007).
 */
@Dependent
@ServerEndpoint(
        value = "/chat/{room}",
        subprotocols = Handshake.V1,
        configurator = Handshake.class,
        encoders = FrameEncoder.class,
        decoders = FrameDecoder.class)
public class ChatEndpoint {

    private static final System.Logger LOG = System.getLogger(ChatEndpoint.class.getName());

    private @Nullable Connections connections;
    private @Nullable Connection connection;

    /** For servers that make endpoints themselves, and then inject. */
    public ChatEndpoint() {}

    @Inject
    void use(Connections known) {
        connections = known;
    }

    ChatEndpoint(Connections connections) {
        this.connections = connections;
    }

    /** Joins the room in the path. */
    @OnOpen
    public void open(Session session, @PathParam("room") String room) {
        if (connections != null) {
            connection = connections.open(session, room);
        }
    }

    /** Takes a part of a message. */
    @OnMessage
    public void text(String part, boolean last) {
        if (connection != null) {
            connection.heard(part, last);
        }
    }

    /** Refuses binary messages, with the first part. */
    @OnMessage
    public void binary(ByteBuffer part, boolean last) {
        if (connection != null) {
            connection.close(Close.BINARY);
        }
    }

    /** Takes a pong. */
    @OnMessage
    public void pong(PongMessage pong) {
        if (connection != null) {
            connection.pong(pong.getApplicationData());
        }
    }

    /** Leaves all rooms. */
    @OnClose
    public void close(CloseReason reason) {
        if (connection != null && connections != null) {
            connections.closed(connection, reason.getCloseCode().getCode());
        }
    }

    /** Every server closes the socket itself after an error that matters, and then calls {@link #close}. */
    @OnError
    public void error(Throwable failure) {
        LOG.log(System.Logger.Level.DEBUG, "a socket failed", failure);
    }
}
