package org.parley.socket;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.parley.protocol.WireText;

/**
 * The short way through Tomcat's WebSocket: TomEE. It is measured on the performance page.
 *
 * <ul>
 *   <li>{@code sendText} encodes a text anew for every socket, one character at a time, and sends it in pieces of 8 KiB,
 *       each from another thread. {@code startMessage} of {@code WsRemoteEndpointImplBase}, which binary messages go
 *       through, takes the bytes that were made once, and sends them in one piece; compression and control frames see no
 *       difference.
 *   <li>It too tells of each send's end on another thread. Where no extension has to see the frames, a
 *       {@link TomcatWire} does without.
 * </ul>
 *
 * <p>Through members that are not public, as they are in Tomcat 10 (apache/tomcat). Where one of them is not there, the
 * portable path is used.
 */
final class TomcatFastPath implements FastPath {

    private static final System.Logger LOG = System.getLogger(TomcatFastPath.class.getName());
    private static final String REMOTE = "org.apache.tomcat.websocket.server.WsRemoteEndpointImplServer";

    /** RFC 6455, section 5.2: a text. */
    private static final byte TEXT = 1;

    private final Field remote;
    private final Field socket;
    private final Field inProgress;
    private final Method start;
    private final Method end;

    private TomcatFastPath(Class<?> session) throws ReflectiveOperationException {
        this.remote = accessible(session.getDeclaredField("wsRemoteEndpoint"));
        Class<?> base = remote.getType();
        this.inProgress = accessible(base.getDeclaredField("messagePartInProgress"));
        this.start = accessible(
                base.getDeclaredMethod("startMessage", byte.class, ByteBuffer.class, boolean.class, SendHandler.class));
        this.end = accessible(base.getDeclaredMethod("endMessage", SendHandler.class, SendResult.class));
        this.socket = accessible(
                Class.forName(REMOTE, false, session.getClassLoader()).getDeclaredField("socketWrapper"));
    }

    /** Returns it where Tomcat's sessions look as they did. */
    static Optional<FastPath> of(Class<?> session) {
        try {
            return Optional.of(new TomcatFastPath(session));
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(System.Logger.Level.INFO, "this Tomcat is another one: the portable path is used", e);
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return "Tomcat";
    }

    @Override
    public Wire wire(Session session, Executor blocking) {
        Wire portable = PORTABLE.wire(session, blocking);
        try {
            Object far = remote.get(session);
            Wire queueing = new MessageWire(start, far, portable);
            boolean plain = session.getNegotiatedExtensions().isEmpty();
            if (plain
                    && socket.get(far) instanceof SocketWrapperBase<?> near
                    && near.hasAsyncIO()
                    && inProgress.get(far) instanceof Semaphore permit) {
                return new TomcatWire(session, near, permit, far, end, queueing);
            }
            return queueing;
        } catch (IllegalAccessException e) {
            LOG.log(System.Logger.Level.DEBUG, "a session takes the portable path", e);
            return portable;
        }
    }

    private static <M extends AccessibleObject & Member> M accessible(M member) throws NoSuchMethodException {
        if (!member.trySetAccessible()) {
            throw new NoSuchMethodException(member.getName());
        }
        return member;
    }

    /**
     * Hands bytes that were made once to {@code startMessage}, which queues them behind Tomcat's own frames.
     *
     * @param portable the way for what is not text
     */
    private record MessageWire(Method start, Object remote, Wire portable) implements Wire {

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
