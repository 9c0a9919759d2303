package org.parley.socket;

import jakarta.websocket.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;

/**
 * The short way through Undertow: WildFly. It is measured on the performance page.
 *
 * <p>Each socket belongs to one of Undertow's I/O threads. A send from any other thread is handed to it in three pieces,
 * and wakes it up to three times: to begin, to write, and to tell that it was written. On a machine with few cores these
 * threads then keep the one that tells a large room from going on, and the readers from reading. So what there is to send
 * gathers for each of them, is handed over at once, and goes out there in one go ({@link UndertowWire}).
 *
 * <p>Through two methods that are public, though not of Jakarta WebSocket, as they are in Undertow 2.3
 * (undertow-io/undertow). Where one of them is not there, the portable path is used. Thread-safe.
 */
final class UndertowFastPath implements FastPath {

    private static final System.Logger LOG = System.getLogger(UndertowFastPath.class.getName());
    private static final String SESSION = "io.undertow.websockets.jsr.UndertowSession";

    private final Method channel;
    private final Method thread;

    /** As many as the server has, for as long as it runs. */
    private final ConcurrentMap<Executor, IoThread> threads = new ConcurrentHashMap<>();

    private UndertowFastPath(Class<?> session) throws ReflectiveOperationException {
        this.channel = session.getMethod("getWebSocketChannel");
        this.thread = channel.getReturnType().getMethod("getIoThread");
        if (!Executor.class.isAssignableFrom(thread.getReturnType())) {
            throw new NoSuchMethodException("getIoThread");
        }
    }

    /** Returns it where sessions are Undertow's and look as they did. */
    static Optional<FastPath> of(Class<?> session) {
        if (!session.getName().equals(SESSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new UndertowFastPath(session));
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(System.Logger.Level.INFO, "this Undertow is another one: the portable path is used", e);
            return Optional.empty();
        }
    }

    @Override
    public Wire wire(Session session, Executor blocking) {
        try {
            Executor own = (Executor) thread.invoke(channel.invoke(session));
            return new UndertowWire(session.getAsyncRemote(), threads.computeIfAbsent(own, IoThread::new));
        } catch (IllegalAccessException | InvocationTargetException e) {
            LOG.log(System.Logger.Level.DEBUG, "a session takes the portable path", e);
            return PORTABLE.wire(session, blocking);
        }
    }
}
