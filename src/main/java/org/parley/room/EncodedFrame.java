package org.parley.room;

import org.parley.protocol.FrameCodec;
import org.parley.protocol.Message;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.UserId;

/** A frame and its JSON. */
record EncodedFrame(ServerFrame frame, String json) {

    EncodedFrame(ServerFrame frame, FrameCodec codec) {
        this(frame, codec.encode(frame));
    }

    /** Returns this message as its sender sees it. */
    EncodedFrame own(Message message, FrameCodec codec) {
        return message.cid() == null ? this : new EncodedFrame(message, codec.own(json, message.cid()));
    }

    /** Returns whether this is the person's own message, which they see with its {@code cid}. */
    static boolean isOwn(ServerFrame frame, UserId person) {
        return frame instanceof Message message && message.from().id().equals(person);
    }
}
