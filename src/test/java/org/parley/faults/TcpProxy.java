package org.parley.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a server on this machine: passes everything on, until it is told to cut, or to filter. Thread-safe. */
final class TcpProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final Pump fromServer;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Passes on what comes, until it ends. */
    interface Pump {
        void run(InputStream from, OutputStream to) throws IOException;
    }

    /**
     * Begins to listen.
     *
     * @param target the server's port
     * @param fromServer passes on what the server says, or less
     */
    TcpProxy(int target, Pump fromServer) {
        this.target = target;
        this.fromServer = fromServer;
        try {
            listener = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Resets all connections; new ones are taken. */
    void cut() {
        open.forEach(TcpProxy::reset);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
        threads.shutdown();
    }

    private void accept() {
        while (true) {
            try {
                link(listener.accept());
            } catch (IOException e) {
                // The server is away: whoever wanted to connect finds their socket reset. Or the proxy is closed.
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private void link(Socket client) throws IOException {
        open.add(client);
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            threads.execute(() -> pump(client, server, InputStream::transferTo));
            threads.execute(() -> pump(server, client, fromServer));
        } catch (IOException e) {
            reset(client);
            open.remove(client);
            throw e;
        }
    }

    private void pump(Socket from, Socket to, Pump pump) {
        try {
            pump.run(from.getInputStream(), to.getOutputStream());
        } catch (IOException e) {
            // One side is gone; the other hears of it below.
            reset(to);
        } finally {
            reset(from);
            reset(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
