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
import org.parley.room.Memberships;
import org.parley.room.RoomManager;

/** Who belongs to a room, and what they may do there: {@code /api/rooms/{room}/members}. */
@RequestScoped
@Path("/rooms/{room}/members")
public class MembersResource {

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
        String role = Body.read(body, with().codec()).optionalText("role");
        answer(
                response,
                use().put(
                                with().caller(security),
                                with().room(room),
                                with().user(user),
                                role == null ? null : role(role)));
    }

    /** Ends a membership: one's own, or sends somebody out. */
    @DELETE
    @Path("{user}")
    public void remove(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("user") String user,
            @Context SecurityContext security) {
        answer(response, use().remove(with().caller(security), with().room(room), with().user(user)));
    }

    /** Sends somebody out and keeps them out. */
    @PUT
    @Path("{user}/ban")
    public void ban(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("user") String user,
            @Context SecurityContext security) {
        answer(response, use().ban(with().caller(security), with().room(room), with().user(user), true));
    }

    /** Lets somebody in again. */
    @DELETE
    @Path("{user}/ban")
    public void unban(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("user") String user,
            @Context SecurityContext security) {
        answer(response, use().ban(with().caller(security), with().room(room), with().user(user), false));
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
        if (seconds != null && (seconds < 1 || seconds > Duration.ofDays(366).toSeconds())) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "\"seconds\" must be 1 to those of a year");
        }
        answer(
                response,
                use().mute(
                                with().caller(security),
                                with().room(room),
                                with().user(user),
                                seconds == null ? null : Duration.ofSeconds(seconds)));
    }

    /** Lets somebody speak again. */
    @DELETE
    @Path("{user}/mute")
    public void unmute(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("user") String user,
            @Context SecurityContext security) {
        answer(response, use().unmute(with().caller(security), with().room(room), with().user(user)));
    }

    /** Answers with the event that it became; with nothing where all was so already. */
    private void answer(AsyncResponse response, CompletionStage<Optional<Membership>> stage) {
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
