package org.parley.socket;

import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.glassfish.tyrus.spi.Writer;

/**
 * The short way through Tyrus: Payara and GlassFish. It is measured on the performance page.
 *
 * <ul>
 *   <li>{@code TyrusSession.restartIdleTimeoutExecutor} goes to the managed scheduler at each send and each received
 *       message, also where no idle time-out is set, and there each call looks for services in every jar. The scheduler
 *       serves Tyrus's own idle time-outs and heartbeats only; Parley has its own, and gives it one that forgets: to the
 *       session, and to the container, because the constructor of a session goes to it too.
 *   <li>{@code TextFrame} encodes its text anew for every socket, one character at a time. A frame that was made once
 *       goes straight to the session's {@code Writer}.
 *   <li>A message wakes three threads before it is read, and a frame passes a dozen layers between Tyrus and Grizzly.
 *       {@link TyrusSockets} reads and writes nearer to the socket.
 * </ul>
 *
 * <p>Through private fields, as they are in Tyrus 2.1 (eclipse-ee4j/tyrus). Where one of them is not there, all of it
 * stays away and the portable path is used; where only the way to Grizzly is another one, sockets stay where they are.
 */
final class TyrusFastPath implements FastPath {

    private static final System.Logger LOG = System.getLogger(TyrusFastPath.class.getName());
    private static final String CONTAINER = "org.glassfish.tyrus.core.BaseContainer";

    private final Class<?> container;
    private final Field laterSessions;
    private final Field scheduler;
    private final Field remote;
    private final Field webSocket;
    private final Field protocol;
    private final Field writer;
    private final TyrusSockets sockets;

    private TyrusFastPath(Class<?> session, ExecutorService threads) throws ReflectiveOperationException {
        this.container = Class.forName(CONTAINER, false, session.getClassLoader());
        this.laterSessions = field(container, "managedScheduledExecutorService", ScheduledExecutorService.class);
        this.scheduler = field(session, "service", ScheduledExecutorService.class);
        this.remote = field(session, "asyncRemote", Object.class);
        this.webSocket = field(remote.getType().getSuperclass(), "webSocket", Object.class);
        this.protocol = field(webSocket.getType(), "protocolHandler", Object.class);
        this.writer = field(protocol.getType(), "writer", Writer.class);
        this.sockets = new TyrusSockets(threads);
    }

    /** Returns it where Tyrus's sessions look as they did. */
    static Optional<FastPath> of(Class<?> session, ExecutorService threads) {
        try {
            return Optional.of(new TyrusFastPath(session, threads));
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(System.Logger.Level.INFO, "this Tyrus is another one: the portable path is used", e);
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return "Tyrus";
    }

    @Override
    public Wire wire(Session session, Executor blocking) {
        Wire portable = PORTABLE.wire(session, blocking);
        try {
            scheduler.set(session, NoScheduler.INSTANCE);
            if (container.isInstance(session.getContainer())) {
                laterSessions.set(session.getContainer(), NoScheduler.INSTANCE);
            }
            boolean plain = session.getNegotiatedExtensions().isEmpty();
            Object way = writer.get(protocol.get(webSocket.get(remote.get(session))));
            if (!(way instanceof Writer straight)) {
                return portable;
            }
            sockets.opened(straight);
            var fast = new TyrusWire(straight, sockets);
            fast.answer();
            // An extension, such as compression, must see the frames.
            return plain ? fast : portable;
        } catch (IllegalAccessException e) {
            LOG.log(System.Logger.Level.DEBUG, "a session takes the portable path", e);
            return portable;
        }
    }

    @Override
    public void close() {
        sockets.close();
    }

    private static Field field(Class<?> owner, String name, Class<?> type) throws NoSuchFieldException {
        Field field = owner.getDeclaredField(name);
        if (!type.isAssignableFrom(field.getType()) || !field.trySetAccessible()) {
            throw new NoSuchFieldException(name);
        }
        return field;
    }
}
