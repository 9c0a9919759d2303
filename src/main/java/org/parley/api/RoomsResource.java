package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.identity.Caller;
import org.parley.protocol.BadFrame;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.Person;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.room.RoomManager;
import org.parley.room.RoomView;
import org.parley.room.Speaker;

/**
 * The rooms, and what was said in them: {@code /api/rooms}. What belongs to a request comes with the call: for fields TomEE
 * keeps a resource's class for ever, and with it the application ({@code AbstractResourceInfo}, apache/cxf).
 */
@RequestScoped
@Path("/rooms")
public class RoomsResource {

    @Inject
    @Nullable
    RoomManager rooms;

    @Inject
    @Nullable
    FrameCodec codec;

    /** The rooms that the caller may see. */
    public record Rooms(List<RoomView> rooms) {}

    /** A page of events, oldest first. */
    public record Page(RoomId room, List<RoomEvent> events, boolean more) {}

    /** A message's place in the log. */
    public record Stored(RoomId room, long seq, MessageId mid, Instant at) {
        Stored(Message message) {
            this(message.room(), message.seq(), message.mid(), message.at());
        }
    }

    /** Lists the rooms. */
    @GET
    public void list(@Suspended AsyncResponse response) {
        Answers.to(response, manager().rooms(), json(), Rooms::new);
    }

    /** Returns one room, with its members. */
    @GET
    @Path("{room}")
    public void get(@Suspended AsyncResponse response, @PathParam("room") String room) {
        Answers.to(response, manager().room(id(room)), json(), view -> view);
    }

    /** Returns a page of a room's events; with {@code wait}, waits until there is one. */
    @GET
    @Path("{room}/messages")
    public void messages(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @QueryParam("before") @Nullable String before,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("wait") @Nullable String wait,
            @Context SecurityContext security) {
        var question = new PageQuestion(id(room), before, after, limit, wait);
        Person reader = person(security);
        Answers.to(
                response,
                question.arrival(manager()).thenCompose(now -> manager().history(reader, question.frame())),
                json(),
                page -> new Page(page.room(), page.events(), page.more()));
    }

    /** Says something. */
    @POST
    @Path("{room}/messages")
    @Consumes("application/json")
    public void send(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            InputStream body,
            @Context SecurityContext security)
            throws BadFrame, IOException {
        var send = json().send(Body.read(body, json()), null, id(room));
        Answers.to(
                response,
                manager().send(Speaker.of(person(security)), send),
                json(),
                Response.Status.CREATED,
                Stored::new);
    }

    private static RoomId id(String room) {
        return RoomId.parse(room).orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "no such room"));
    }

    private static Person person(SecurityContext security) {
        return ((Caller) security.getUserPrincipal()).identity().person();
    }

    private RoomManager manager() {
        return Objects.requireNonNull(rooms);
    }

    private FrameCodec json() {
        return Objects.requireNonNull(codec);
    }
}
