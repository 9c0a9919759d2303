package org.parley.socket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parley.account.Sessions;
import org.parley.config.ChatConfig;
import org.parley.figure.Figure;
import org.parley.figure.Figures;
import org.parley.identity.Guests;
import org.parley.identity.Identity;
import org.parley.identity.Nicknames;
import org.parley.identity.SessionId;
import org.parley.limit.Seats;
import org.parley.protocol.Close;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Membership;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;
import org.parley.room.Grants;
import org.parley.room.Profiles;
import org.parley.room.RoomManager;
import org.parley.room.RoomThreads;
import org.parley.threads.Threads;
import org.parley.token.Tickets;

/** All open sockets of this node: opens them, watches over them, and closes them with the application. Thread-safe. */
@ApplicationScoped
public class Connections implements Figures {

    private static final Duration WATCH = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(Connections.class.getName());

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Services services;
    private final Guests guests;
    private final Sessions sessions;
    private final Clock clock;
    private volatile @Nullable FastPath fastPath;
    private volatile boolean draining;
    private volatile boolean sending;

    /** What every connection works with. */
    record Services(
            ChatConfig config,
            RoomManager rooms,
            RoomThreads roomThreads,
            Profiles profiles,
            Grants grants,
            Admission admission,
            Threads threads,
            FrameCodec codec,
            LongSupplier nanoTime) {}

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected Connections() {
        services = null;
        guests = null;
        sessions = null;
        clock = null;
    }

    /** Begins without a socket. */
    @Inject
    public Connections(
            ChatConfig config,
            RoomManager rooms,
            RoomThreads roomThreads,
            Profiles profiles,
            Grants grants,
            Guests guests,
            Nicknames nicknames,
            Sessions sessions,
            Tickets tickets,
            Threads threads,
            FrameCodec codec,
            LongSupplier nanoTime,
            Clock clock) {
        var seats = new Seats<UserId>(config.limits().on() ? config.limits().sockets() : Integer.MAX_VALUE);
        var admission = new Admission(tickets, nicknames, sessions, seats, clock);
        this.services = new Services(config, rooms, roomThreads, profiles, grants, admission, threads, codec, nanoTime);
        this.guests = guests;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Begins to watch over the sockets. */
    public void begin() {
        services.threads().every(WATCH, this::watch);
        sessions.listen(this::ended);
        services.rooms().listen(this::welcome);
        services.rooms().listenForForgotten(this::forgotten);
    }

    /** Opens a connection and joins the room in the path; closes it at once where the handshake came to nothing. */
    Connection open(Session session, String path) {
        // First: after it, Tyrus has no scheduler to go to.
        Wire wire = fastPath(session).wire(session, services.threads().closers());
        ServerQuirks.of(session).prepare(session);
        // 0: no limit. Ours is the heartbeat; Tyrus would keep a cancelled task for every message.
        session.setMaxIdleTimeout(0);
        Principal principal = session.getUserPrincipal();
        Identity identity = principal instanceof Identity known ? known : guests.recognise(null, null);
        var connection = new Connection(session, wire, identity, services);
        open.add(connection);
        var room = RoomId.parse(path);
        String chosen = session.getNegotiatedSubprotocol();
        if (sending) {
            // It came through the gate a moment before the end began, and the drain does not know of it.
            connection.dismiss(Close.RESTART);
        } else if (!identity.equals(principal)) {
            // It came by a way that does not lead through the gate: nobody has looked at its origin.
            connection.close(Close.ORIGIN);
        } else if (isShutOut(identity, chosen)) {
            connection.close(Close.UNAUTHENTICATED);
        } else if (identity.isExpired(clock.instant())) {
            // Within what clocks may differ by, so that a call goes through; a socket would stay.
            connection.close(Close.EXPIRED);
        } else if (!connection.isWithinBounds()) {
            connection.close(Close.TOO_MANY);
        } else if (room.isEmpty()) {
            connection.close(Close.BAD_ROOM);
        } else if (chosen != null && !chosen.isEmpty() && !chosen.equals(Handshake.V1)) {
            connection.close(Close.VERSION);
        } else if (identity.source() == Identity.Source.AWAITED) {
            connection.awaitHello(room.get(), Query.parse(session.getQueryString()));
        } else {
            connection.begin(room.get(), Query.parse(session.getQueryString()));
        }
        return connection;
    }

    /** Plain text has no word for a ticket. */
    private boolean isShutOut(Identity identity, @Nullable String chosen) {
        return identity.source() == Identity.Source.STRANGER
                || (identity.source() == Identity.Source.AWAITED && !Handshake.V1.equals(chosen))
                || sessions.hasEnded(identity.session());
    }

    /** Forgets a connection whose socket is closed. */
    void closed(Connection connection, int code) {
        open.remove(connection);
        connection.closed(code);
    }

    /** Returns whether this node sends its people away, or is about to, and takes nobody any more. */
    public boolean isDraining() {
        return draining;
    }

    @Override
    public List<Figure> now() {
        return List.of(
                Figure.gauge("sockets", "Open sockets.", open.size()),
                Figure.state("draining", "Whether this node is about to stop.", draining));
    }

    /** Sends everybody away, little by little, and takes nobody any more; returns when all are gone. Once. */
    public void drain() {
        drain(Duration.ZERO);
    }

    private synchronized void drain(Duration notice) {
        if (draining) {
            return;
        }
        draining = true;
        var drain = new Drain(services.threads(), services.config().drain());
        drain.giveNotice(notice);
        sending = true;
        drain.run(List.copyOf(open));
        FastPath chosen = fastPath;
        if (chosen != null) {
            chosen.close();
        }
    }

    /**
     * Returns {@link #drain} as a task that needs no CDI: GlassFish ends that before it says that it is about to stop. It
     * gives balancers their notice first, which is of use while the server still answers.
     */
    public Runnable farewell() {
        return () -> drain(services.config().notice());
    }

    /** Tells somebody of a room to which they belong now, on those of their sockets that are not in it. */
    private void welcome(Membership membership) {
        for (Connection connection : open) {
            if (connection.person().id().equals(membership.user().id())) {
                connection.invite(membership);
            }
        }
    }

    /** Sends those away who have logged out, here or elsewhere. */
    private void ended(Set<SessionId> logins) {
        for (Connection connection : open) {
            SessionId login = connection.identity().session();
            if (login != null && logins.contains(login)) {
                connection.close(Close.UNAUTHENTICATED);
            }
        }
    }

    /** Sends somebody away who was forgotten on another node, also who has no login that could end. */
    private void forgotten(UserId person) {
        for (Connection connection : open) {
            if (connection.person().id().equals(person)) {
                connection.close(Close.UNAUTHENTICATED);
            }
        }
    }

    private FastPath fastPath(Session session) {
        FastPath chosen = fastPath;
        return chosen != null ? chosen : choose(session);
    }

    /** Chooses once, also where the first sessions come together: a fast path may have threads. */
    private synchronized FastPath choose(Session session) {
        FastPath chosen = fastPath;
        if (chosen == null) {
            chosen = services.config().fastPath()
                    ? FastPath.of(session, services.threads().sockets())
                    : FastPath.PORTABLE;
            fastPath = chosen;
            LOG.log(System.Logger.Level.INFO, "frames go through {0}", chosen.name());
        }
        return chosen;
    }

    private void watch() {
        Instant now = clock.instant();
        for (Connection connection : open) {
            if (connection.identity().isExpired(now)) {
                connection.dismiss(Close.EXPIRED);
            }
            connection.watch();
        }
    }
}
