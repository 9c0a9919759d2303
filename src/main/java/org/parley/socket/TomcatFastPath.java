package org.parley.socket;

import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.parley.protocol.WireText;

/**
 * The short way through Tomcat's WebSocket: TomEE. It is measured on the performance page.
 *
 * <p>{@code sendText} encodes a text anew for every socket, one character at a time, and sends it in pieces of 8 KiB, each
 * from another thread. {@code startMessage} of {@code WsRemoteEndpointImplBase}, which binary messages go through, takes
 * the bytes that were made once, and sends them in one piece; compression and control frames see no difference.
 *
 * <p>Through members that are not public, as they are in Tomcat 10 (apache/tomcat). Where one of them is not there, the
 * portable path is used.
 */
final class TomcatFastPath implements FastPath {

    private static final System.Logger LOG = System.getLogger(TomcatFastPath.class.getName());
    private static final String SESSION = "org.apache.tomcat.websocket.WsSession";

    /** RFC 6455, section 5.2: a text. */
    private static final byte TEXT = 1;

    private final Field remote;
    private final Method start;

    private TomcatFastPath(Class<?> session) throws ReflectiveOperationException {
        this.remote = session.getDeclaredField("wsRemoteEndpoint");
        this.start = remote.getType()
                .getDeclaredMethod("startMessage", byte.class, ByteBuffer.class, boolean.class, SendHandler.class);
        if (!remote.trySetAccessible() || !start.trySetAccessible()) {
            throw new NoSuchMethodException("startMessage");
        }
    }

    /** Returns it where sessions are Tomcat's and look as they did. */
    static Optional<FastPath> of(Class<?> session) {
        if (!session.getName().equals(SESSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TomcatFastPath(session));
        } catch (ReflectiveOperationException e) {
            LOG.log(System.Logger.Level.INFO, "this Tomcat is another one: the portable path is used", e);
            return Optional.empty();
        }
    }

    @Override
    public Wire wire(Session session, Executor blocking) {
        Wire portable = PORTABLE.wire(session, blocking);
        try {
            return new TomcatWire(start, remote.get(session), portable);
        } catch (IllegalAccessException e) {
            LOG.log(System.Logger.Level.DEBUG, "a session takes the portable path", e);
            return portable;
        }
    }

    /** @param portable the way for what is not text */
    private record TomcatWire(Method start, Object remote, Wire portable) implements Wire {

        @Override
        public void send(WireText text, SendHandler handler) {
            try {
                start.invoke(remote, TEXT, text.payload(), true, handler);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException("a send failed", e.getCause());
            }
        }

        @Override
        public void ping(long count, SendHandler handler) {
            portable.ping(count, handler);
        }
    }
}
