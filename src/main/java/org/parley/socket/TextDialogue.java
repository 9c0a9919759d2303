package org.parley.socket;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Close;
import org.parley.protocol.MessageText;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.socket.Connections.Services;

/**
 * Plain text: every frame is a message, in both directions.
 *
 * <p>There is no frame to refuse with, so what cannot be said closes the socket with the reason: better than losing it
 * silently.
 */
final class TextDialogue extends Dialogue {

    private static final System.Logger LOG = System.getLogger(TextDialogue.class.getName());

    private @Nullable RoomId room;

    TextDialogue(Connection connection, Services services) {
        super(connection, services);
    }

    @Override
    void begin(RoomId room, Query resume) {
        this.room = room;
        enqueue(() -> {
            try {
                mailbox.waitFor(connection.join(room, null, null, null).whenComplete((done, failure) -> {
                    if (failure != null) {
                        refused(failure);
                    }
                }));
            } catch (Refusal e) {
                refused(e);
            }
        });
    }

    @Override
    void heard(String message) {
        if (!frame().isZero()) {
            connection.close(Close.RATE_LIMIT);
        } else if (!message.isBlank()) {
            enqueue(() -> say(message));
        }
    }

    private void say(String message) {
        RoomId here = room;
        if (here == null) {
            return;
        }
        try {
            var cid = new ClientMessageId(UUID.randomUUID().toString());
            var send = new ClientFrame.Send(null, here, cid, new MessageText(message), null);
            services.rooms().send(connection, send).whenComplete((stored, failure) -> {
                if (failure != null) {
                    refused(failure);
                }
            });
        } catch (MessageText.TooLong e) {
            connection.close(Close.TOO_LARGE);
        } catch (IllegalArgumentException e) {
            connection.close(Close.BAD_FRAMES);
        } catch (Refusal e) {
            refused(e);
        }
    }

    private void refused(Throwable failure) {
        Refusal refusal = refusal(failure);
        if (refusal == null) {
            LOG.log(System.Logger.Level.ERROR, "connection " + connection.id(), failure);
        }
        connection.close(refusal == null ? Close.SERVER_ERROR : JsonDialogue.close(refusal));
    }
}
