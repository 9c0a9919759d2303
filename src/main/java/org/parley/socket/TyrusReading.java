package org.parley.socket;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Has the sockets of Tyrus's sessions read by {@link GrizzlyReaders} where the server's Grizzly lets it, and leaves them
 * where they are elsewhere. Thread-safe.
 */
final class TyrusReading implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TyrusReading.class.getName());

    private final @Nullable GrizzlyReaders readers;
    private volatile boolean another;

    /** @param sockets runs the readers */
    TyrusReading(ExecutorService sockets) {
        readers = start(sockets);
    }

    /**
     * Moves the socket that a session's writer writes to, on the thread that reads its first message.
     *
     * @throws IOException where the socket is closed, or gets lost on the way
     */
    void spoken(Writer writer) throws IOException {
        if (readers == null || another) {
            return;
        }
        try {
            readers.take(GrizzlySocket.under(writer));
        } catch (ReflectiveOperationException e) {
            another = true;
            LOG.log(System.Logger.Level.INFO, "this Grizzly is another one: it reads its sockets itself", e);
        }
    }

    @Override
    public void close() {
        if (readers != null) {
            readers.close();
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
