package org.parley.socket;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.protocol.Close;
import org.parley.protocol.WireText;

/**
 * What waits to be sent to one socket: bounded, one send in flight, the rest joined into the next one, and nothing more
 * while the {@link Window} is full. Offering never waits for the reader.
 *
 * <p>Exactly one asynchronous send at a time, because two of them throw on Tomcat, get lost on Open Liberty and queue
 * without bound on Undertow and Tyrus. Its completion is trampolined: on Tyrus and Undertow it comes on the calling
 * thread, and recursion ends the stack near 400 sends. After any failure the socket is closed, never drained.
 *
 * <p>Thread-safe.
 */
final class Outbox implements SendHandler {

    /** Where a joined frame is cut, in characters. */
    private static final int CUT = 64 * 1024;

    /** Stands for a ping among what is sent. */
    private static final WireText PING = new WireText("");

    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    private final Wire wire;
    private final boolean joining;
    private final ChatConfig.Outbox bounds;
    private final LongSupplier nanoTime;
    private final Consumer<Close> closer;

    private final Deque<WireText> waiting = new ArrayDeque<>();
    private final Window window = new Window();
    private long size;
    /** Something is in flight, or held. */
    private boolean busy;
    /** What waits must go on waiting, until a pong comes. */
    private boolean held;
    /** How many still gather: while there is one, what is offered to an idle socket waits for more. */
    private int gathering;

    private boolean inCall;
    private boolean completed;
    private boolean dead;
    private @Nullable Close finishing;
    private long sentAt;

    /**
     * Begins empty.
     *
     * @param joining whether frames may be joined by line feeds
     * @param bounds bytes that may wait, counted as UTF-16 units, and the time without progress
     * @param closer is told once when the reader is too slow or a send failed; must not block
     */
    Outbox(Wire wire, boolean joining, ChatConfig.Outbox bounds, LongSupplier nanoTime, Consumer<Close> closer) {
        this.wire = wire;
        this.joining = joining;
        this.bounds = bounds;
        this.nanoTime = nanoTime;
        this.closer = closer;
    }

    /** Sends a frame after those that wait. After the end it is dropped. */
    void offer(WireText frame) {
        WireText next;
        synchronized (this) {
            if (dead || finishing != null) {
                return;
            }
            waiting.add(frame);
            size += frame.length();
            if (busy && size > bounds.bytes()) {
                end(Close.TOO_SLOW);
            }
            // Beyond one frame's length it waits no longer: it fills no memory, however long somebody gathers.
            if (busy || (gathering > 0 && size < CUT)) {
                return;
            }
            next = next();
        }
        send(next);
    }

    /** Lets what is offered from now on wait for its {@link #flush}, and for everybody else's: up to a frame's length. */
    synchronized void gather() {
        gathering++;
    }

    /** Sends what was gathered, unless somebody gathers still. */
    void flush() {
        WireText next;
        synchronized (this) {
            gathering--;
            next = busy || gathering > 0 ? null : next();
        }
        send(next);
    }

    /**
     * Sends a ping of WebSocket's own, unless something is in flight.
     *
     * @return whether it was sent; where it was not, the send in flight shows soon enough whether the reader lives
     */
    boolean ping() {
        synchronized (this) {
            if (busy || dead) {
                return false;
            }
            begin();
        }
        send(PING);
        return true;
    }

    /**
     * Takes what a pong says, and goes on with what was held.
     *
     * @return whether somebody asked for it
     */
    boolean answered(long count) {
        WireText next;
        synchronized (this) {
            if (!window.answered(count)) {
                return false;
            }
            next = held ? next() : null;
        }
        send(next);
        return true;
    }

    /** Ends the socket if its reader made no progress for too long. */
    synchronized void watch() {
        if (busy && !dead && nanoTime.getAsLong() - sentAt > bounds.stall().toNanos()) {
            end(Close.TOO_SLOW);
        }
    }

    /** Ends the socket after everything that was offered has been sent. */
    synchronized void finish(Close reason) {
        if (busy || gathering > 0) {
            finishing = reason;
        } else {
            end(reason);
        }
    }

    /** Drops what waits, and everything that is offered from now on. */
    synchronized void stop() {
        dead = true;
        waiting.clear();
        size = 0;
    }

    @Override
    public void onResult(SendResult result) {
        WireText next;
        synchronized (this) {
            if (!result.isOK()) {
                LOG.log(System.Logger.Level.DEBUG, "a send failed", result.getException());
                end(Close.SERVER_ERROR);
                return;
            }
            if (inCall) {
                completed = true;
                return;
            }
            next = next();
        }
        send(next);
    }

    /** Sends, and goes on sending while completions come on this thread. */
    private void send(@Nullable WireText first) {
        try {
            WireText frame = first;
            while (frame != null) {
                if (frame == PING) {
                    wire.ping(ask(), this);
                } else {
                    wire.send(frame, this);
                }
                synchronized (this) {
                    inCall = false;
                    if (!completed) {
                        return;
                    }
                    frame = next();
                }
            }
        } catch (RuntimeException e) {
            // Servers differ in what they throw when the socket is gone or busy; no send after that can be trusted.
            LOG.log(System.Logger.Level.DEBUG, "a send failed", e);
            synchronized (this) {
                end(Close.SERVER_ERROR);
            }
        }
    }

    private synchronized long ask() {
        return window.ask();
    }

    private void begin() {
        busy = true;
        inCall = true;
        completed = false;
        sentAt = nanoTime.getAsLong();
    }

    /** Takes what goes out next, or, where nothing may, holds it or releases the socket. */
    private @Nullable WireText next() {
        held = false;
        if (dead || (waiting.isEmpty() && finishing != null)) {
            busy = false;
            if (finishing != null) {
                end(finishing);
            }
            return null;
        }
        if (window.isDue()) {
            begin();
            return PING;
        }
        if (waiting.isEmpty()) {
            busy = false;
            return null;
        }
        if (window.isFull()) {
            busy = true;
            held = true;
            sentAt = nanoTime.getAsLong();
            return null;
        }
        begin();
        WireText frame = join(waiting.remove());
        window.sent(frame.length());
        return frame;
    }

    /** Joins what waits behind a frame to it. */
    private WireText join(WireText frame) {
        size -= frame.length();
        if (!joining || waiting.isEmpty()) {
            return frame;
        }
        var joined = new StringBuilder(frame.text());
        while (!waiting.isEmpty() && joined.length() + waiting.element().length() < CUT) {
            WireText more = waiting.remove();
            size -= more.length();
            joined.append('\n').append(more.text());
        }
        return new WireText(joined.toString());
    }

    private void end(Close reason) {
        if (!dead) {
            stop();
            closer.accept(reason);
        }
    }
}
