package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.BadFrame;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.MemberState;
import org.parley.protocol.Membership;
import org.parley.protocol.Refusal;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;
import org.parley.room.Memberships;
import org.parley.room.RoomManager;
import org.parley.room.Speaker;

/** Who belongs to a room, and what they may do there: {@code /api/rooms/{room}/members}. */
@RequestScoped
@Path("/rooms/{room}/members")
public class MembersResource {

    private static final Duration LONGEST_SILENCE = Duration.ofDays(366);

    @Inject
    @Nullable
    RoomManager rooms;

    @Inject
    @Nullable
    Memberships memberships;

    @Inject
    @Nullable
    Calls calls;

    /** Who is in a room. */
    public record Members(RoomId room, List<MemberState> members) {}

    /** Returns who is in a room. */
    @GET
    public void list(
            @Suspended AsyncResponse response, @PathParam("room") String room, @Context SecurityContext security) {
        var who = new ClientFrame.Who(null, with().room(room));
        Answers.to(
                response,
                Objects.requireNonNull(rooms).who(with().caller(security), who),
                with().codec(),
                members -> new Members(members.room(), members.members()));
    }

    /** Makes somebody a member, or gives them another {@code role}. */
    @PUT
    @Path("{user}")
    @Consumes("application/json")
    public void put(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("user") String user,
            InputStream body,
            @Context SecurityContext security)
            throws BadFrame, IOException {
        String text = Body.read(body, with().codec()).optionalText("role");
        Role role = text == null ? null : role(text);
        decide(response, room, user, security, (actor, id, person) -> use().put(actor, id, person, role));
    }

    /** Ends a membership: one's own, or sends somebody out. */
    @DELETE
    @Path("{user}")
    public void remove(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("user") String user,
            @Context SecurityContext security) {
        decide(response, room, user, security, use()::remove);
    }

    /** Sends somebody out and keeps them out. */
    @PUT
    @Path("{user}/ban")
    public void ban(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("user") String user,
            @Context SecurityContext security) {
        decide(response, room, user, security, use()::ban);
    }

    /** Lets somebody in again. */
    @DELETE
    @Path("{user}/ban")
    public void unban(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("user") String user,
            @Context SecurityContext security) {
        decide(response, room, user, security, use()::unban);
    }

    /** Silences somebody, for some {@code seconds} or until that is lifted. */
    @PUT
    @Path("{user}/mute")
    @Consumes("application/json")
    public void mute(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("user") String user,
            InputStream body,
            @Context SecurityContext security)
            throws BadFrame, IOException {
        Long seconds = Body.read(body, with().codec()).optionalPosition("seconds");
        if (seconds != null && (seconds < 1 || seconds > LONGEST_SILENCE.toSeconds())) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "\"seconds\" must be 1 to those of a year");
        }
        Duration time = seconds == null ? null : Duration.ofSeconds(seconds);
        decide(response, room, user, security, (actor, id, person) -> use().mute(actor, id, person, time));
    }

    /** Lets somebody speak again. */
    @DELETE
    @Path("{user}/mute")
    public void unmute(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("user") String user,
            @Context SecurityContext security) {
        decide(response, room, user, security, use()::unmute);
    }

    /** What somebody decides about another in a room. */
    private interface Decision {
        CompletionStage<Optional<Membership>> about(Speaker actor, RoomId room, UserId user);
    }

    /** Answers with the event that it became; with nothing where all was so already. */
    private void decide(AsyncResponse response, String room, String user, SecurityContext security, Decision decision) {
        var stage = decision.about(with().caller(security), with().room(room), with().user(user));
        Answers.with(
                response,
                stage,
                with().codec(),
                event -> event.map(happened -> Answers.json(Response.Status.OK, happened, with().codec()))
                        .orElseGet(Response::noContent)
                        .build());
    }

    private static Role role(String text) {
        for (Role role : Role.values()) {
            if (role != Role.GUEST && role.name().toLowerCase(Locale.ROOT).equals(text)) {
                return role;
            }
        }
        throw new Refusal(ErrorCode.BAD_REQUEST, "\"role\" must be owner, moderator or member");
    }

    private Memberships use() {
        return Objects.requireNonNull(memberships);
    }

    private Calls with() {
        return Objects.requireNonNull(calls);
    }
}
