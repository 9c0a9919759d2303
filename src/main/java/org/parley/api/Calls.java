package org.parley.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.SecurityContext;
import org.parley.identity.Caller;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;
import org.parley.room.Grants;
import org.parley.room.Speaker;

/** What the calls about rooms have in common: who calls, of which room and which person, and how answers are written. */
@ApplicationScoped
public class Calls {

    private static final int LONGEST_USER_ID = 64;

    private final Grants grants;
    private final FrameCodec codec;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected Calls() {
        grants = null;
        codec = null;
    }

    /** Knows what follows from roles. */
    @Inject
    public Calls(Grants grants, FrameCodec codec) {
        this.grants = grants;
        this.codec = codec;
    }

    FrameCodec codec() {
        return codec;
    }

    Speaker caller(SecurityContext security) {
        return grants.speaker(((Caller) security.getUserPrincipal()).identity());
    }

    /** @throws Refusal where it cannot be the id of a room */
    RoomId room(String text) {
        return RoomId.parse(text).orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "no such room"));
    }

    /** @throws Refusal where it cannot be the id of a person */
    UserId user(String text) {
        if (!text.matches("[A-Za-z0-9._-]{1," + LONGEST_USER_ID + "}")) {
            throw new Refusal(ErrorCode.NOT_FOUND, "no such person");
        }
        return new UserId(text);
    }
}
