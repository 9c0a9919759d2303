package org.parley.socket;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.log.OutcomeUnknown;
import org.parley.protocol.BadFrame;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.Close;
import org.parley.protocol.Epoch;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.MessageText;
import org.parley.protocol.Refusal;
import org.parley.protocol.RequestId;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Limits;
import org.parley.protocol.ServerFrame.Ok;
import org.parley.protocol.ServerFrame.Welcome;
import org.parley.protocol.StatusText;
import org.parley.protocol.Ticket;
import org.parley.socket.Connections.Services;

/** The subprotocol {@code parley.v1.json}: one answer to every command, with its id. */
final class JsonDialogue extends Dialogue implements ClientFrame.Handler {

    /** How many rooms one socket may be in. */
    private static final int MOST_ROOMS = 128;

    private static final System.Logger LOG = System.getLogger(JsonDialogue.class.getName());

    /** Whether the client has said anything; only what is done for it in turn looks here. */
    private boolean spoken;

    JsonDialogue(Connection connection, Services services) {
        super(connection, services);
    }

    @Override
    void begin(RoomId room, Query resume) {
        welcome();
        enter(room, resume);
    }

    /** Begins with somebody who has said hello already. */
    void begin(ClientFrame.Hello hello, RoomId room, Query resume) {
        spoken = true;
        welcome();
        connection.send(Ok.done(hello.id()));
        enter(room, resume);
    }

    private void welcome() {
        ChatConfig config = services.config();
        Integer rate = limited() ? config.limits().messages().perSecond() : null;
        connection.send(new Welcome(
                connection.id(),
                connection.person(),
                "Parley",
                new Limits(FrameCodec.MAX_FRAME, MessageText.MAX_LENGTH, rate),
                config.heartbeat().ping().toSeconds()));
    }

    private void enter(RoomId room, Query resume) {
        connection.status(resume.status());
        enqueue(() -> enter(room, null, resume.epoch(), resume.after(), this::turnedAway));
    }

    @Override
    void heard(String message) {
        ClientFrame frame;
        try {
            frame = services.codec().decode(message);
        } catch (BadFrame e) {
            turn(() -> refuse(e.id(), e.refusal()));
            return;
        }
        Duration wait = frame();
        if (!wait.isZero()) {
            turn(() -> refuse(frame.id(), new Refusal(ErrorCode.RATE_LIMITED, "you send frames too fast", wait)));
            return;
        }
        turn(() -> {
            try {
                frame.to(this);
            } catch (Refusal e) {
                refuse(frame.id(), e);
            }
        });
    }

    /** Does what a frame asks for, after what those before it have asked for. */
    private void turn(Runnable task) {
        enqueue(() -> {
            try {
                task.run();
            } finally {
                spoken = true;
            }
        });
    }

    @Override
    public void hello(ClientFrame.Hello hello) {
        if (spoken) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "hello is the first frame, or none");
        }
        Ticket ticket = hello.ticket();
        if (ticket != null) {
            mailbox.waitFor(services.admission().redeem(ticket).whenComplete((owner, failure) -> {
                if (failure != null || owner.isEmpty()) {
                    connection.finish(failure != null ? Close.SERVER_ERROR : Close.UNAUTHENTICATED);
                } else if (!owner.get().person().id().equals(connection.person().id())) {
                    refuse(hello.id(), new Refusal(ErrorCode.BAD_REQUEST, "this socket is somebody else's already"));
                } else {
                    connection.send(Ok.done(hello.id()));
                }
            }));
        } else {
            connection.send(Ok.done(hello.id()));
        }
    }

    @Override
    public void join(ClientFrame.Join join) {
        if (connection.joined().size() >= MOST_ROOMS && !connection.joined().contains(join.room())) {
            throw new Refusal(ErrorCode.FORBIDDEN, "a connection may be in " + MOST_ROOMS + " rooms");
        }
        enter(join.room(), join.id(), join.epoch(), join.after(), refusal -> refuse(join.id(), refusal));
    }

    @Override
    public void leave(ClientFrame.Leave leave) {
        if (!connection.leave(leave.room())) {
            throw new Refusal(ErrorCode.NOT_FOUND, "you are not in this room");
        }
        connection.send(Ok.done(leave.id(), leave.room()));
    }

    @Override
    public void send(ClientFrame.Send send) {
        requireJoined(send.room());
        answer(send.id(), services.rooms().send(connection, send), stored -> Ok.stored(send.id(), stored));
    }

    @Override
    public void edit(ClientFrame.Edit edit) {
        requireJoined(edit.room());
        answer(
                edit.id(),
                services.rooms().edit(connection, edit.room(), edit.seq(), edit.text()),
                event -> Ok.changed(edit.id(), edit.room(), event.orElse(null)));
    }

    @Override
    public void react(ClientFrame.React react) {
        requireJoined(react.room());
        answer(
                react.id(),
                services.rooms().react(connection, react.room(), react.seq(), react.emoji(), react.on()),
                event -> Ok.changed(react.id(), react.room(), event.orElse(null)));
    }

    @Override
    public void pin(ClientFrame.Pin pin) {
        requireJoined(pin.room());
        answer(
                pin.id(),
                services.rooms().pin(connection, pin.room(), pin.seq(), pin.on()),
                event -> Ok.changed(pin.id(), pin.room(), event.orElse(null)));
    }

    @Override
    public void delete(ClientFrame.Delete delete) {
        requireJoined(delete.room());
        answer(
                delete.id(),
                services.rooms().delete(connection, delete.room(), delete.seq()),
                event -> Ok.changed(delete.id(), delete.room(), event.orElse(null)));
    }

    @Override
    public void read(ClientFrame.Read read) {
        requireJoined(read.room());
        Long thread = read.thread();
        answer(
                read.id(),
                thread == null
                        ? services.rooms().read(connection, read.room(), read.seq(), read.hidden())
                        : services.roomThreads().read(connection, read.room(), thread, read.seq()),
                nothing -> Ok.done(read.id(), read.room()));
    }

    @Override
    public void availability(ClientFrame.Availability availability) {
        String text = availability.text();
        StatusText said = text == null ? null : StatusText.parse(text);
        if (availability.status() != connection.status()) {
            services.rooms().countStatus(connection);
            connection.status(availability.status());
            connection.joined().forEach(room -> services.rooms().status(connection, room));
        }
        if (text == null) {
            connection.send(Ok.done(availability.id()));
        } else {
            answer(
                    availability.id(),
                    services.profiles().change(connection, before -> before.saying(said)),
                    nothing -> Ok.done(availability.id()));
        }
    }

    @Override
    public void typing(ClientFrame.Typing typing) {
        requireJoined(typing.room());
        services.rooms().typing(connection, typing.room(), typing.on());
    }

    @Override
    public void history(ClientFrame.History history) {
        answer(history.id(), services.rooms().history(connection, history), page -> page);
    }

    @Override
    public void who(ClientFrame.Who who) {
        answer(who.id(), services.rooms().who(connection, who), members -> members);
    }

    @Override
    public void pong(ClientFrame.Pong pong) {
        // The heartbeat has heard it already.
    }

    @Override
    public void unsupported(ClientFrame.Unsupported frame) {
        throw new Refusal(ErrorCode.UNSUPPORTED, "this type of frame is not spoken here");
    }

    private void enter(
            RoomId room,
            @Nullable RequestId re,
            @Nullable Epoch epoch,
            @Nullable Long after,
            Consumer<Refusal> refused) {
        try {
            mailbox.waitFor(connection.join(room, re, epoch, after).whenComplete((done, failure) -> {
                if (failure != null) {
                    refused.accept(refusalOrBug(failure));
                }
            }));
        } catch (Refusal e) {
            refused.accept(e);
        }
    }

    /** Without the room in the path there is nothing to be here for. */
    private void turnedAway(Refusal refusal) {
        connection.send(ServerFrame.Error.of(null, refusal));
        connection.finish(close(refusal));
    }

    /** Returns how a socket is closed that was refused its only room. */
    static Close close(Refusal refusal) {
        return switch (refusal.code()) {
            case RATE_LIMITED -> Close.RATE_LIMIT;
            case FORBIDDEN, NOT_FOUND -> Close.SENT_OUT;
            default -> Close.SERVER_ERROR;
        };
    }

    private void requireJoined(RoomId room) {
        if (!connection.joined().contains(room)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "join the room first");
        }
    }

    private <T> void answer(@Nullable RequestId re, CompletionStage<T> stage, Function<T, ServerFrame> frame) {
        stage.whenComplete((result, failure) -> {
            if (failure == null) {
                connection.send(frame.apply(result));
            } else if (!(cause(failure) instanceof OutcomeUnknown)) {
                // Where the outcome is unknown there is no answer: it would be a lie either way. The client repeats
                // its cid, and then it is known.
                refuse(re, refusalOrBug(failure));
            }
        });
    }

    private void refuse(@Nullable RequestId re, Refusal refusal) {
        connection.send(ServerFrame.Error.of(re, refusal));
        switch (refusal.code()) {
            case BAD_REQUEST, TOO_LARGE, UNSUPPORTED -> wronged();
            case RATE_LIMITED -> rushed();
            default -> {
                // An honest question with an honest answer.
            }
        }
    }

    private Refusal refusalOrBug(Throwable failure) {
        Refusal refusal = refusal(failure);
        if (refusal != null) {
            return refusal;
        }
        LOG.log(System.Logger.Level.ERROR, "connection " + connection.id(), failure);
        return new Refusal(ErrorCode.UNAVAILABLE, "an error of the server");
    }
}
