package org.parley.socket;

import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of Grizzly under Tyrus's sessions: reads them by {@link GrizzlyReaders} and writes to them by
 * {@link GrizzlyWire} where the server's Grizzly lets it, and leaves them to the server elsewhere. Thread-safe.
 */
final class TyrusSockets implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TyrusSockets.class.getName());

    private final @Nullable GrizzlyReaders readers;
    private volatile boolean another;

    /** The upgrades' handlers, as long as the server has them. */
    private final Set<Object> upgrades = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** @param sockets runs the readers */
    TyrusSockets(ExecutorService sockets) {
        readers = start(sockets);
    }

    /** Keeps in mind what the server has of a socket, until it has it no more. */
    void opened(Writer writer) {
        if (readers == null || another) {
            return;
        }
        try {
            upgrades.add(GrizzlySocket.upgrade(writer));
        } catch (IOException | ReflectiveOperationException e) {
            LOG.log(System.Logger.Level.DEBUG, "what the server has of a socket it has", e);
        }
    }

    /**
     * Moves the socket that a session's writer writes to, on the thread that reads its first message.
     *
     * @throws IOException where the socket is closed, or gets lost on the way
     */
    void spoken(Writer writer) throws IOException {
        NIOConnection socket = under(writer);
        if (readers != null && socket != null) {
            readers.take(socket);
        }
    }

    /** Returns the way past a session's writer, where there is one. What the writer was given before must be sent. */
    @Nullable
    Wire straight(Writer writer) {
        try {
            NIOConnection socket = under(writer);
            return socket == null ? null : GrizzlyWire.to(socket);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "left to the writer, which will find it closed", e);
            return null;
        }
    }

    private @Nullable NIOConnection under(Writer writer) throws IOException {
        if (readers == null || another) {
            return null;
        }
        try {
            return GrizzlySocket.under(writer);
        } catch (ReflectiveOperationException e) {
            another = true;
            LOG.log(System.Logger.Level.INFO, "this Grizzly is another one: its sockets are left to the server", e);
            return null;
        }
    }

    /**
     * Stops reading, and lets the server hold nothing of this application: an idle thread keeps the request of the last socket
     * that it opened, and {@code org.apache.catalina.connector.Request.recycle} lets everything go but its upgrade's handler
     * (payara/Payara, seen in a heap dump of 6.2025.9).
     */
    @Override
    public void close() {
        if (readers != null) {
            readers.close();
        }
        synchronized (upgrades) {
            upgrades.forEach(TyrusSockets::empty);
            upgrades.clear();
        }
    }

    private static void empty(Object upgrade) {
        try {
            GrizzlySocket.empty(upgrade);
        } catch (ReflectiveOperationException e) {
            LOG.log(System.Logger.Level.DEBUG, "what the server has of a socket it has", e);
        }
    }

    private static @Nullable GrizzlyReaders start(ExecutorService sockets) {
        try {
            return new GrizzlyReaders(sockets);
        } catch (IOException | LinkageError e) {
            LOG.log(System.Logger.Level.INFO, "without Grizzly: the server reads its sockets itself", e);
            return null;
        }
    }
}
