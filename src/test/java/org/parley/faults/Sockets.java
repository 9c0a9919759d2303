package org.parley.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Serves all wires of a run with one thread.
 *
 * <p>Five thousand sockets of an HTTP client took a third of the machine that they share with the server.
 */
final class Sockets implements AutoCloseable {

    private static final int READ = 256 * 1024;

    private final Selector selector;
    private final Queue<Wire> fresh = new ConcurrentLinkedQueue<>();
    private final ByteBuffer data = ByteBuffer.allocateDirect(READ);
    private final Thread thread = new Thread(this::run, "sockets");
    private volatile boolean over;

    /** Begins to serve. */
    Sockets() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a wire into service. */
    void add(Wire wire) {
        fresh.add(wire);
        selector.wakeup();
    }

    /** Has a change of interest, or an end, noticed. */
    void wakeUp() {
        selector.wakeup();
    }

    @Override
    public void close() {
        over = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (selector) {
            while (!over) {
                selector.select(this::serve);
                for (Wire wire = fresh.poll(); wire != null; wire = fresh.poll()) {
                    wire.begin(selector);
                }
            }
            for (SelectionKey key : selector.keys()) {
                ((SocketChannel) key.channel()).close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key) {
        ((Wire) key.attachment()).ready(key, data);
    }
}
