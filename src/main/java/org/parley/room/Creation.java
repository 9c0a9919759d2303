package org.parley.room;

import java.util.regex.Pattern;
import org.parley.config.ChatConfig;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;

/** Who may make a room. */
record Creation(ChatConfig.Creation allowed) {

    /** Those of direct rooms follow from who is in them; nobody takes one beforehand. */
    private static final Pattern RESERVED = Pattern.compile("d-[0-9a-f]{40}");

    /** @throws Refusal where somebody may not make one by coming in: then there is none */
    void requireByJoining(Actor actor, RoomId id) {
        if (!allows(actor) || RESERVED.matcher(id.value()).matches()) {
            throw new Refusal(ErrorCode.NOT_FOUND, "no such room");
        }
    }

    /** @throws Refusal where somebody may not make a room, or not by that id */
    void require(Actor actor, RoomId id) {
        if (actor.person().guest() || !allows(actor)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "you may not make rooms");
        } else if (RESERVED.matcher(id.value()).matches()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "this id is that of a direct room");
        }
    }

    private boolean allows(Actor actor) {
        return switch (allowed) {
            case EVERYONE -> true;
            case PEOPLE -> !actor.person().guest();
            case ADMINS -> actor.everywhere() == Role.OWNER;
        };
    }
}
