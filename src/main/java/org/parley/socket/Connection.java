package org.parley.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.parley.identity.Identity;
import org.parley.protocol.Close;
import org.parley.protocol.Epoch;
import org.parley.protocol.Membership;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.RequestId;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Bye;
import org.parley.protocol.ServerFrame.Joined;
import org.parley.protocol.Status;
import org.parley.protocol.WireText;
import org.parley.room.Delivery;
import org.parley.room.Speaker;
import org.parley.room.Subscriber;
import org.parley.socket.Connections.Services;

/**
 * One open socket: the person at its other end, the rooms that it joined, what waits to be sent, and whether it is
 * alive. What the client says is dealt with by its {@link Dialogue}. Thread-safe.
 */
final class Connection implements Subscriber, Speaker {

    private static final System.Logger LOG = System.getLogger(Connection.class.getName());

    /** Over how long those who are sent away together come back, in milliseconds. */
    private static final int SPREAD = 2_000;

    private final String id = name();
    private final Session session;
    private volatile Seat seat;
    private final Services services;
    private final boolean json;
    private final Wire wire;
    private final Outbox outbox;
    private final Assembly assembly;
    private final Heartbeat heartbeat;
    private volatile Dialogue dialogue;
    private final Set<RoomId> joined = ConcurrentHashMap.newKeySet();
    private volatile Status status = Status.ONLINE;
    private boolean spoken;
    private volatile boolean deaf;
    private volatile boolean loggedOut;
    private volatile boolean broken;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    /** Who the socket belongs to, by the name that they have on it. */
    private record Seat(
            Identity identity,
            Admission.Place place,
            @Nullable Role everywhere) {}

    Connection(Session session, Wire wire, Identity identity, Services services) {
        this.session = session;
        this.services = services;
        this.seat = new Seat(
                identity,
                services.admission().place(identity),
                services.grants().everywhere(identity));
        this.json = Handshake.V1.equals(session.getNegotiatedSubprotocol());
        this.wire = wire;
        this.outbox = new Outbox(wire, json, services.config().outbox(), services.nanoTime(), this::close);
        this.assembly = new Assembly(services.nanoTime());
        this.heartbeat = Heartbeat.begin(services.config().heartbeat(), services.nanoTime());
        this.dialogue = json ? new JsonDialogue(this, services) : new TextDialogue(this, services);
    }

    String id() {
        return id;
    }

    /** A name for logs and for the client; it opens nothing, so nobody need be unable to guess it. */
    private static String name() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Returns who came, and by what; the name may have got a number since ({@link #person}). */
    Identity identity() {
        return seat.identity();
    }

    /** Completes when the socket is closed. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** Returns the rooms that this socket is in. */
    Set<RoomId> joined() {
        return joined;
    }

    @Override
    public Person person() {
        return seat.place().person();
    }

    @Override
    public @Nullable Role everywhere() {
        return seat.everywhere();
    }

    /** Returns whether the person has no more sockets than they may have. */
    boolean isWithinBounds() {
        return seat.place().isWithinBounds();
    }

    /** Greets the client and joins the room in the path. */
    void begin(RoomId room, Query resume) {
        together(() -> dialogue.begin(room, resume));
    }

    /** Waits for a first frame that says who the client is, before anything else. */
    void awaitHello(RoomId room, Query resume) {
        dialogue = new Threshold(this, services);
        begin(room, resume);
    }

    private Seat seat(Identity identity) {
        return new Seat(
                identity,
                services.admission().place(identity),
                services.grants().everywhere(identity));
    }

    /** Gives the socket to somebody who has said who they are; returns false where it is closed by now. */
    synchronized boolean admit(Identity identity, Dialogue next) {
        if (gone.isDone()) {
            return false;
        }
        Admission.Place before = seat.place();
        seat = seat(identity);
        before.close();
        dialogue = next;
        if (!isWithinBounds()) {
            close(Close.TOO_MANY);
        }
        return isWithinBounds();
    }

    @Override
    public void together(Runnable task) {
        outbox.gather();
        try {
            task.run();
        } finally {
            outbox.flush();
        }
    }

    /** Takes a part of what the client says. */
    void heard(String part, boolean last) {
        if (deaf || closing.get()) {
            return;
        }
        heartbeat.heard();
        try {
            if (!spoken) {
                spoken = true;
                wire.spoken();
            }
            String message = assembly.add(part, last);
            if (message != null) {
                dialogue.heard(message);
            }
        } catch (Assembly.TooLarge e) {
            close(Close.TOO_LARGE);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "connection " + id + " closed while it spoke", e);
            close(Close.SERVER_ERROR);
        } catch (RuntimeException e) {
            // Whatever it is, it must not reach the server: TomEE would close with 1002, others would go on.
            LOG.log(System.Logger.Level.ERROR, "connection " + id, e);
            close(Close.SERVER_ERROR);
        }
    }

    /** Takes note of a pong: one that the outbox waits for, or one of which there may be too many. */
    void pong(ByteBuffer payload) {
        heartbeat.heard();
        boolean asked = payload.remaining() == Long.BYTES && outbox.answered(payload.getLong(payload.position()));
        if (!asked) {
            dialogue.control();
        }
    }

    void send(ServerFrame frame) {
        outbox.offer(new WireText(services.codec().encode(frame)));
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public @Nullable Profile profile() {
        return services.profiles().last(person().id());
    }

    /** Takes what the client says of it; the rooms are told by who calls this. */
    void status(Status now) {
        status = now;
    }

    @Override
    public void joined(Joined snapshot) {
        joined.add(snapshot.room().id());
        if (json) {
            send(snapshot);
        }
    }

    @Override
    public void sentOut(RoomId room, ServerFrame why) {
        joined.remove(room);
        if (json) {
            send(why);
        }
        if (joined.isEmpty()) {
            finish(Close.SENT_OUT);
        }
    }

    @Override
    public void deliver(Delivery delivery) {
        if (json) {
            outbox.offer(delivery.json());
            return;
        }
        for (ServerFrame frame : delivery.frames()) {
            if (frame instanceof Message message) {
                outbox.offer(new WireText(message.text()));
            }
        }
    }

    /** Tells of a room to which the person belongs now; who is in it hears of it there. */
    void invite(Membership membership) {
        if (json && !joined.contains(membership.room())) {
            send(membership);
        }
    }

    /** Leaves a room; returns whether it was in it. */
    boolean leave(RoomId room) {
        return joined.remove(room) && services.rooms().leave(this, room, false);
    }

    /** Joins a room; the stage completes when it is in it. */
    CompletionStage<Void> join(RoomId room, @Nullable RequestId re, @Nullable Epoch epoch, @Nullable Long after) {
        // Read before it is wanted: who is taken in says it under the room's lock.
        return services.profiles()
                .of(person())
                .thenCompose(known -> enter(room, re, epoch, after))
                .thenRun(() -> {
                    if (gone.isDone()) {
                        // The socket closed while the join was under way, and found nothing to leave.
                        services.rooms().leave(this, room, broken);
                    }
                });
    }

    /** Not for a socket that is closed already, or will be: others would hear of somebody who came after they had left. */
    private CompletionStage<Void> enter(
            RoomId room, @Nullable RequestId re, @Nullable Epoch epoch, @Nullable Long after) {
        return deaf || closing.get()
                ? CompletableFuture.completedStage(null)
                : services.rooms().join(this, room, re, epoch, after);
    }

    /** Looks after the socket, once a second. */
    void watch() {
        if (dialogue instanceof Threshold) {
            // It has five seconds anyway, and nothing is said before the welcome.
            return;
        }
        outbox.watch();
        if (assembly.stuck()) {
            close(Close.TOO_SLOW);
        }
        switch (heartbeat.beat()) {
            case PING -> ping();
            case DEAD -> close(Close.NO_PONG);
            case NOTHING -> {
                // All is well.
            }
        }
    }

    /** Asks whether the client is there: in its own words, or, where plain text has none, by WebSocket's ping. */
    private void ping() {
        if (json) {
            send(new ServerFrame.Ping(dialogue.heads()));
            return;
        }
        if (!outbox.ping()) {
            heartbeat.heard();
        }
    }

    /** Sends the client away, to come back a little later. */
    void dismiss(Close reason) {
        if (json) {
            long after = ThreadLocalRandom.current().nextInt(SPREAD);
            send(new Bye(reason.code(), true, after));
        }
        finish(reason);
    }

    /** Closes the socket after what was sent last, and hears nothing more. */
    void finish(Close reason) {
        deaf = true;
        outbox.finish(reason);
    }

    /** Closes the socket, from another thread: a close may block on some servers. */
    void close(Close reason) {
        if (closing.compareAndSet(false, true)) {
            loggedOut = reason == Close.UNAUTHENTICATED;
            outbox.stop();
            services.threads().closers().execute(() -> shut(reason));
        }
    }

    /** Leaves all rooms, because the socket is closed. */
    void closed(int code) {
        closing.set(true);
        // 1000 is said by who wants to go, and who has logged out is gone too. 1001 is a page that is left or reloaded,
        // everything else an accident.
        broken = code != Close.NORMAL.code() && !loggedOut;
        Admission.Place last;
        synchronized (this) {
            gone.complete(null);
            last = seat.place();
        }
        outbox.stop();
        for (RoomId room : joined) {
            services.rooms().leave(this, room, broken);
        }
        last.close();
    }

    private void shut(Close reason) {
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(reason.code()), reason.reason()));
        } catch (IOException | RuntimeException e) {
            // It was closed already, or the server has given it up; either way it is gone.
            LOG.log(System.Logger.Level.DEBUG, "connection " + id + " was gone before it was closed", e);
        }
    }
}
