package org.parley.socket;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.nio.DefaultSelectionKeyHandler;
import org.glassfish.grizzly.nio.DefaultSelectorHandler;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.SelectorRunner;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;

/**
 * Reads sockets of Grizzly on a few threads that find what came and deal with it at once.
 *
 * <p>Grizzly's own selector hands each message to a thread of the HTTP pool, and is woken again to watch the socket: an
 * application may block there. Parley never does, and the waking is a quarter of what a message to five people costs on
 * Payara (decision 0014). A socket moves here by a public way ({@code NIOConnection.attachToSelectorRunner}); its
 * filters, its writes and its close stay the server's. Thread-safe.
 */
final class GrizzlyReaders implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(GrizzlyReaders.class.getName());

    private final List<SelectorRunner> runners = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile boolean closed;

    /**
     * Starts to read.
     *
     * @param threads takes one endless task for each processor
     * @throws IOException where the system gives no selector
     */
    GrizzlyReaders(ExecutorService threads) throws IOException {
        TCPNIOTransport transport = TCPNIOTransportBuilder.newInstance()
                .setIOStrategy(new InPlace())
                .build();
        // What a transport makes for itself at its start. This one binds nothing and is not started: it lends its
        // parts.
        transport.setSelectorHandler(new DefaultSelectorHandler());
        transport.setSelectionKeyHandler(new DefaultSelectionKeyHandler());
        transport.setKernelThreadPool(threads);
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            runners.add(SelectorRunner.create(transport));
        }
        runners.forEach(SelectorRunner::start);
    }

    /**
     * Reads a socket from now on. To be called on the thread that reads it, while it does: nobody else looks at the
     * socket then, and what comes after the read finds it here.
     *
     * @throws IOException where it could not be moved; it is of no use then
     */
    void take(NIOConnection connection) throws IOException {
        if (closed) {
            return;
        }
        int number = turn.getAndIncrement();
        if (number == 0) {
            LOG.log(System.Logger.Level.INFO, "sockets are read on {0} threads of their own", runners.size());
        }
        connection.attachToSelectorRunner(runners.get(Math.floorMod(number, runners.size())));
    }

    /** Stops reading, and ends the sockets that are still here. */
    @Override
    public void close() {
        closed = true;
        runners.forEach(SelectorRunner::stop);
    }
}
