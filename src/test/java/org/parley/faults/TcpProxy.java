package org.parley.faults;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before a server on this machine: passes everything on, until it is told to cut, to hold what comes, or to filter.
 * Thread-safe.
 */
final class TcpProxy implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TcpProxy.class.getName());

    private final ServerSocket listener;
    private final int target;
    private final Pump fromServer;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile State state = State.OPEN;

    private enum State {
        OPEN,
        REFUSING,
        HOLDING
    }

    /** Passes on what comes, until it ends. */
    interface Pump {
        void run(InputStream from, OutputStream to) throws IOException;
    }

    /** Begins to listen, and passes on all that comes. */
    TcpProxy(int target) {
        this(target, InputStream::transferTo);
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

    /** Resets all connections, and those that come, until {@link #mend}: as where a machine says that nobody is there. */
    void refuse() {
        become(State.REFUSING);
        cut();
    }

    /**
     * Lets nothing through and says nothing, until {@link #mend}: as where a cable is cut. What came meanwhile is passed on
     * then, as by a network that sends it again.
     */
    void hold() {
        become(State.HOLDING);
    }

    /** Passes everything on again. */
    void mend() {
        become(State.OPEN);
    }

    private synchronized void become(State next) {
        state = next;
        notifyAll();
    }

    private synchronized void pass() throws IOException {
        try {
            while (state == State.HOLDING) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        if (state == State.REFUSING) {
            throw new ConnectException("refused");
        }
    }

    @Override
    public void close() {
        become(State.REFUSING);
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
                Socket client = listener.accept();
                if (state == State.REFUSING) {
                    reset(client);
                } else {
                    threads.execute(() -> link(client));
                }
            } catch (IOException e) {
                // Whoever wanted to connect has gone. Or the proxy is closed.
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private void link(Socket client) {
        open.add(client);
        try {
            pass();
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            threads.execute(() -> pump(client, server, InputStream::transferTo));
            threads.execute(() -> pump(server, client, fromServer));
        } catch (IOException e) {
            // The server is away: whoever wanted to connect finds their socket reset.
            reset(client);
            open.remove(client);
        }
    }

    private void pump(Socket from, Socket to, Pump pump) {
        try {
            pump.run(from.getInputStream(), new Gate(to.getOutputStream()));
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

    /** Passes nothing while the proxy holds what comes. */
    private final class Gate extends FilterOutputStream {

        Gate(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int one) throws IOException {
            pass();
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            pass();
            out.write(bytes, from, length);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // Two sides end at once: it is closed already.
            LOG.log(System.Logger.Level.DEBUG, "a socket was closed meanwhile", e);
        }
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
