package org.parley.socket;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.parley.identity.Identity;
import org.parley.protocol.BadFrame;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.Close;
import org.parley.protocol.RoomId;
import org.parley.protocol.Ticket;
import org.parley.socket.Connections.Services;

/**
 * What is before the welcome where the handshake has told nothing: one frame is waited for, a {@code hello} with a
 * ticket, and not for long. Nothing is joined, and nothing is said but the reason of the close.
 */
final class Threshold extends Dialogue {

    /** How long a client may be silent. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(Threshold.class.getName());

    private final AtomicBoolean waiting = new AtomicBoolean(true);
    private @Nullable RoomId room;
    private @Nullable Query resume;

    Threshold(Connection connection, Services services) {
        super(connection, services);
    }

    @Override
    void begin(RoomId room, Query resume) {
        this.room = room;
        this.resume = resume;
        services.threads().after(PATIENCE, () -> {
            if (waiting.compareAndSet(true, false)) {
                connection.close(Close.SILENT);
            }
        });
    }

    @Override
    void heard(String message) {
        if (!waiting.compareAndSet(true, false)) {
            return;
        }
        RoomId there = room;
        Query position = resume;
        ClientFrame.Hello hello = hello(message);
        Ticket ticket = hello == null ? null : hello.ticket();
        if (hello == null || ticket == null || there == null || position == null) {
            connection.close(Close.UNAUTHENTICATED);
            return;
        }
        services.admission().redeem(ticket).whenComplete((owner, failure) -> {
            if (failure != null) {
                // The ticket may be good: whoever brought it asks for another one, as after any close.
                LOG.log(System.Logger.Level.DEBUG, "nobody can tell whose a ticket is", failure);
                connection.close(Close.SERVER_ERROR);
            } else if (owner.isEmpty()) {
                connection.close(Close.UNAUTHENTICATED);
            } else {
                admit(owner.get(), hello, there, position);
            }
        });
    }

    private void admit(Identity owner, ClientFrame.Hello hello, RoomId there, Query position) {
        var next = new JsonDialogue(connection, services);
        if (connection.admit(owner, next)) {
            connection.together(() -> next.begin(hello, there, position));
        }
    }

    private ClientFrame.@Nullable Hello hello(String message) {
        try {
            return services.codec().decode(message) instanceof ClientFrame.Hello hello ? hello : null;
        } catch (BadFrame e) {
            // Whatever it is, it is no hello.
            return null;
        }
    }
}
