package org.parley.socket;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.parley.identity.Identity;
import org.parley.protocol.BadFrame;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.Close;
import org.parley.protocol.RoomId;
import org.parley.socket.Connections.Services;

/**
 * What is before the welcome where the handshake has told nothing: one frame is waited for, a {@code hello} with a
 * ticket, and not for long. Nothing is joined, and nothing is said but the reason of the close.
 */
final class Threshold extends Dialogue {

    /** How long a client may be silent. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

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
        Optional<Identity> owner = hello == null || hello.ticket() == null
                ? Optional.empty()
                : services.admission().redeem(hello.ticket());
        if (owner.isEmpty() || hello == null || there == null || position == null) {
            connection.close(Close.UNAUTHENTICATED);
            return;
        }
        var next = new JsonDialogue(connection, services);
        if (connection.admit(owner.get(), next)) {
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
