package org.parley.socket;

import io.undertow.websockets.core.WebSocketChannel;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The short way through Undertow: WildFly. It is measured on the performance page.
 *
 * <p>Each socket belongs to one of Undertow's I/O threads. A send from any other thread wakes it up once to write, and
 * mostly once more to tell of the end: six threads have to be woken for a message to five, and for a large room these
 * threads keep the one that tells it from going on. {@link UndertowWire} writes on the thread that it is called on.
 *
 * <p>Not where the socket is encrypted: there Undertow's own thread reads and writes through one state. Through members
 * that are not public, as they are in Undertow 2.3 (undertow-io/undertow); where one of them is not there, the portable
 * path is used.
 */
final class UndertowFastPath implements FastPath {

    private static final System.Logger LOG = System.getLogger(UndertowFastPath.class.getName());

    private final Method channel;
    private final UndertowFlush flush;

    private UndertowFastPath(Class<?> session) throws ReflectiveOperationException {
        this.channel = session.getMethod("getWebSocketChannel");
        this.flush = UndertowFlush.find();
    }

    /** Returns it where Undertow's sessions look as they did. */
    static Optional<FastPath> of(Class<?> session) {
        try {
            return Optional.of(new UndertowFastPath(session));
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(System.Logger.Level.INFO, "this Undertow is another one: the portable path is used", e);
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return "Undertow";
    }

    @Override
    public Wire wire(Session session, Executor blocking) {
        try {
            if (!session.isSecure() && channel.invoke(session) instanceof WebSocketChannel own) {
                return new UndertowWire(own, flush);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            LOG.log(System.Logger.Level.DEBUG, "a session takes the portable path", e);
        }
        return PORTABLE.wire(session, blocking);
    }
}
