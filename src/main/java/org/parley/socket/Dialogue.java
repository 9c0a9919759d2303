package org.parley.socket;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.limit.Allowance;
import org.parley.protocol.Close;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.socket.Connections.Services;

/**
 * How one client is talked with: what it may say, in which order, and how often it may be wrong. One class for each
 * subprotocol.
 */
abstract class Dialogue {

    private static final System.Logger LOG = System.getLogger(Dialogue.class.getName());

    /** How often a client may be refused before it is sent away: at once, and a second. */
    private static final int PATIENCE = 50;

    private static final int PATIENCE_PER_SECOND = 1;

    final Connection connection;
    final Services services;
    final Mailbox mailbox = new Mailbox();
    private final Allowance frames;
    private final Allowance wrongs;
    private final Allowance rushes;

    Dialogue(Connection connection, Services services) {
        this.connection = connection;
        this.services = services;
        ChatConfig.Rate rate = services.config().limits().frames();
        this.frames = new Allowance(rate.perSecond(), rate.burst(), services.nanoTime());
        this.wrongs = new Allowance(PATIENCE_PER_SECOND, PATIENCE, services.nanoTime());
        this.rushes = new Allowance(PATIENCE_PER_SECOND, PATIENCE, services.nanoTime());
    }

    abstract void begin(RoomId room, Query resume);

    /** Takes a whole message of the client. */
    abstract void heard(String message);

    /** Takes note of a control frame, of which there may be too many too. */
    final void control() {
        if (limited() && !frames.take().isZero()) {
            rushed();
        }
    }

    /** Returns the newest positions of the rooms that the socket is in. */
    final Map<RoomId, Long> heads() {
        Map<RoomId, Long> heads = new HashMap<>();
        for (RoomId room : connection.joined()) {
            Long head = services.rooms().head(room);
            if (head != null) {
                heads.put(room, head);
            }
        }
        return heads;
    }

    /** Does a task after those before it; sends a client away that does not wait for any. */
    final void enqueue(Runnable task) {
        Runnable guarded = () -> {
            try {
                connection.together(task);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "connection " + connection.id(), e);
                connection.close(Close.SERVER_ERROR);
            }
        };
        if (!mailbox.add(guarded)) {
            connection.close(Close.RATE_LIMIT);
        }
    }

    /** Returns whether rates are limited at all. */
    final boolean limited() {
        return services.config().limits().on();
    }

    /** Takes one of the frames that the client may send; returns how long to wait for it, or zero. */
    final Duration frame() {
        return limited() ? frames.take() : Duration.ZERO;
    }

    /** Counts a frame that was wrong; a client that only says nonsense is sent away. */
    final void wronged() {
        if (!wrongs.take().isZero()) {
            connection.finish(Close.BAD_FRAMES);
        }
    }

    /** Counts a refusal for haste; a client that does not slow down is sent away. */
    final void rushed() {
        if (!rushes.take().isZero()) {
            connection.finish(Close.RATE_LIMIT);
        }
    }

    /** Returns the refusal in a stage's failure, or null where it is something else. */
    static @Nullable Refusal refusal(Throwable failure) {
        return cause(failure) instanceof Refusal refusal ? refusal : null;
    }

    /** Returns what made a stage fail; stages behind it wrap it. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
