package org.parley.socket;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.IOStrategy;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.grizzly.threadpool.Threads;
import org.jspecify.annotations.Nullable;

/** Grizzly's strategy of doing everything on the thread that found it, where the socket's own transport has another. */
@SuppressWarnings("rawtypes") // as IOStrategy has them
final class InPlace implements IOStrategy {

    private static final SameThreadIOStrategy HERE = SameThreadIOStrategy.getInstance();

    @Override
    public boolean executeIoEvent(Connection connection, IOEvent event) throws IOException {
        return executeIoEvent(connection, event, true);
    }

    @Override
    public boolean executeIoEvent(Connection connection, IOEvent event, boolean enabled) throws IOException {
        // InputBuffer.invokeHandlerOnProperThread hands on what a service thread found, as the socket's transport
        // would.
        Threads.setService(false);
        try {
            return HERE.executeIoEvent(connection, event, enabled);
        } finally {
            Threads.setService(true);
        }
    }

    @Override
    public @Nullable Executor getThreadPoolFor(Connection connection, IOEvent event) {
        return null;
    }

    @Override
    public @Nullable ThreadPoolConfig createDefaultWorkerPoolConfig(Transport transport) {
        return null;
    }
}
