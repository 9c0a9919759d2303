package org.parley.protocol;

import org.jspecify.annotations.Nullable;

/** What a client may say. One class for each {@code type}; {@link Handler} makes every use of them exhaustive. */
public sealed interface ClientFrame {

    /** Returns the id that the answer repeats, or null where the client wants none. */
    @Nullable
    RequestId id();

    /** Hands this frame to the method for its type. */
    void to(Handler handler);

    /** One method for each type of frame: a new type does not compile until everybody says what to do with it. */
    interface Handler {
        void hello(Hello frame);

        void join(Join frame);

        void leave(Leave frame);

        void send(Send frame);

        void edit(Edit frame);

        void pin(Pin frame);

        void delete(Delete frame);

        void react(React frame);

        void read(Read frame);

        void availability(Availability frame);

        void typing(Typing frame);

        void history(History frame);

        void who(Who frame);

        void pong(Pong frame);

        void unsupported(Unsupported frame);
    }

    /** Say who you are where the handshake could not: the first frame, or none. */
    record Hello(@Nullable RequestId id, @Nullable Ticket ticket) implements ClientFrame {
        @Override
        public void to(Handler handler) {
            handler.hello(this);
        }
    }

    /** Come into a room, or come back to it: with {@code epoch} and {@code after} only what was missed is sent. */
    record Join(
            @Nullable RequestId id,
            RoomId room,
            @Nullable Epoch epoch,
            @Nullable Long after) implements ClientFrame {
        @Override
        public void to(Handler handler) {
            handler.join(this);
        }
    }

    /** Leave a room. */
    record Leave(@Nullable RequestId id, RoomId room) implements ClientFrame {
        @Override
        public void to(Handler handler) {
            handler.leave(this);
        }
    }

    /**
     * Say something.
     *
     * @param replyTo the {@code seq} of the message that is answered
     * @param inThread whether it is to stand in that message's thread; {@code thread} on the wire
     */
    record Send(
            @Nullable RequestId id,
            RoomId room,
            ClientMessageId cid,
            MessageText text,
            @Nullable Long replyTo,
            boolean inThread)
            implements ClientFrame {

        /** One that stands among the room's messages. */
        public Send(
                @Nullable RequestId id, RoomId room, ClientMessageId cid, MessageText text, @Nullable Long replyTo) {
            this(id, room, cid, text, replyTo, false);
        }

        @Override
        public void to(Handler handler) {
            handler.send(this);
        }
    }

    /** Write a message of one's own anew. */
    record Edit(@Nullable RequestId id, RoomId room, long seq, MessageText text) implements ClientFrame {
        @Override
        public void to(Handler handler) {
            handler.edit(this);
        }
    }

    /** Give an emoji to a message, or take it away. */
    record React(@Nullable RequestId id, RoomId room, long seq, Emoji emoji, boolean on) implements ClientFrame {
        @Override
        public void to(Handler handler) {
            handler.react(this);
        }
    }

    /** Pin a message, or do not any more. */
    record Pin(@Nullable RequestId id, RoomId room, long seq, boolean on) implements ClientFrame {
        @Override
        public void to(Handler handler) {
            handler.pin(this);
        }
    }

    /** Take a message back: one's own, or another's as a moderator. */
    record Delete(@Nullable RequestId id, RoomId room, long seq) implements ClientFrame {
        @Override
        public void to(Handler handler) {
            handler.delete(this);
        }
    }

    /**
     * How far the person has read, in the room or in one thread.
     *
     * @param hidden whether others are not told; of threads they never are
     * @param thread the {@code seq} of the message with which the thread began; null: the room
     */
    record Read(
            @Nullable RequestId id,
            RoomId room,
            long seq,
            boolean hidden,
            @Nullable Long thread) implements ClientFrame {
        @Override
        public void to(Handler handler) {
            handler.read(this);
        }
    }

    /**
     * Whether the person is at this device, and wants to be disturbed: online, away or busy. On the wire, {@code status}.
     *
     * @param text what they say of themselves from now on, as it was typed, empty for nothing; null: as before
     */
    record Availability(
            @Nullable RequestId id, Status status, @Nullable String text) implements ClientFrame {

        /** One that leaves the text as it is. */
        public Availability(@Nullable RequestId id, Status status) {
            this(id, status, null);
        }

        @Override
        public void to(Handler handler) {
            handler.availability(this);
        }
    }

    /** Whether the person is writing. Repeated every 10 s; the server forgets it after 15 s. */
    record Typing(@Nullable RequestId id, RoomId room, boolean on) implements ClientFrame {
        @Override
        public void to(Handler handler) {
            handler.typing(this);
        }
    }

    /** Ask for a page of a room's events, before or after a {@code seq}; neither means the newest. */
    record History(
            @Nullable RequestId id,
            RoomId room,
            @Nullable Long before,
            @Nullable Long after,
            int limit) implements ClientFrame {

        /** The size of a page that names none. */
        public static final int DEFAULT_LIMIT = 50;

        /** The largest page. */
        public static final int MAX_LIMIT = 200;

        @Override
        public void to(Handler handler) {
            handler.history(this);
        }
    }

    /** Ask who is in a room. */
    record Who(@Nullable RequestId id, RoomId room) implements ClientFrame {
        @Override
        public void to(Handler handler) {
            handler.who(this);
        }
    }

    /** The answer to a {@code ping}. */
    record Pong(@Nullable RequestId id) implements ClientFrame {
        @Override
        public void to(Handler handler) {
            handler.pong(this);
        }
    }

    /** A type that is not spoken, or not yet. */
    record Unsupported(@Nullable RequestId id) implements ClientFrame {
        @Override
        public void to(Handler handler) {
            handler.unsupported(this);
        }
    }
}
