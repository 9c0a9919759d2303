package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.parley.log.Version;
import org.parley.protocol.BadFrame;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.room.RoomManager;
import org.parley.room.Speaker;

/**
 * What was said in a room: {@code /api/rooms/{room}/messages}. What belongs to a request comes with the call: for fields
 * TomEE keeps a resource's class for ever, and with it the application ({@code AbstractResourceInfo}, apache/cxf).
 */
@RequestScoped
@Path("/rooms/{room}/messages")
public class MessagesResource {

    @Inject
    @Nullable
    RoomManager rooms;

    @Inject
    @Nullable
    Calls calls;

    /** A page of events, oldest first. */
    public record Page(RoomId room, List<RoomEvent> events, boolean more) {}

    /** A message's place in the log. */
    public record Stored(RoomId room, long seq, MessageId mid, Instant at) {
        Stored(Message message) {
            this(message.room(), message.seq(), message.mid(), message.at());
        }
    }

    /** What a message has said, oldest first. */
    public record Versions(List<Version> versions) {}

    /** The pinned messages of a room, the newest first. */
    public record PinnedMessages(List<Message> messages) {}

    /** Returns a page of a room's events; with {@code wait}, waits until there is one. */
    @GET
    public void read(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @QueryParam("before") @Nullable String before,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("wait") @Nullable String wait,
            @Context SecurityContext security) {
        var question = new PageQuestion(with().room(room), before, after, limit, wait);
        Speaker reader = with().caller(security);
        Answers.to(
                response,
                question.arrival(manager(), reader).thenCompose(now -> manager().history(reader, question.frame())),
                with().codec(),
                page -> new Page(page.room(), page.events(), page.more()));
    }

    /** Says something. */
    @POST
    @Consumes("application/json")
    public void send(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            InputStream body,
            @Context SecurityContext security)
            throws BadFrame, IOException {
        var send = with().codec().send(Body.read(body, with().codec()), null, with().room(room));
        Answers.to(
                response,
                manager().send(with().caller(security), send),
                with().codec(),
                Response.Status.CREATED,
                Stored::new);
    }

    /** Writes a message anew. */
    @PATCH
    @Path("{seq}")
    @Consumes("application/json")
    public void edit(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("seq") String seq,
            InputStream body,
            @Context SecurityContext security)
            throws BadFrame, IOException {
        var text = with().codec().messageText(Body.read(body, with().codec()));
        Answers.with(
                response,
                manager().edit(with().caller(security), with().room(room), position(seq), text),
                with().codec(),
                event -> Response.noContent().build());
    }

    /** Takes a message back. */
    @DELETE
    @Path("{seq}")
    public void delete(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("seq") String seq,
            @Context SecurityContext security) {
        Answers.with(
                response,
                manager().delete(with().caller(security), with().room(room), position(seq)),
                with().codec(),
                event -> Response.noContent().build());
    }

    /** Gives an emoji to a message, or takes it away. In the body, because nothing in our paths needs escaping. */
    @PUT
    @Path("{seq}/reactions")
    @Consumes("application/json")
    public void react(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("seq") String seq,
            InputStream body,
            @Context SecurityContext security)
            throws BadFrame, IOException {
        var fields = Body.read(body, with().codec());
        Answers.with(
                response,
                manager()
                        .react(
                                with().caller(security),
                                with().room(room),
                                position(seq),
                                with().codec().emoji(fields),
                                fields.flag("on")),
                with().codec(),
                event -> Response.noContent().build());
    }

    /** Pins a message, or does not any more. */
    @PUT
    @Path("{seq}/pin")
    @Consumes("application/json")
    public void pin(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("seq") String seq,
            InputStream body,
            @Context SecurityContext security)
            throws BadFrame, IOException {
        boolean on = Body.read(body, with().codec()).flag("on");
        Answers.with(
                response,
                manager().pin(with().caller(security), with().room(room), position(seq), on),
                with().codec(),
                event -> Response.noContent().build());
    }

    /** Returns the pinned messages. */
    @GET
    @Path("pinned")
    public void pinned(
            @Suspended AsyncResponse response, @PathParam("room") String room, @Context SecurityContext security) {
        Answers.to(
                response,
                manager().pinned(with().caller(security), with().room(room)),
                with().codec(),
                PinnedMessages::new);
    }

    /** Says how far one has read. */
    @PUT
    @Path("read")
    @Consumes("application/json")
    public void read(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            InputStream body,
            @Context SecurityContext security)
            throws BadFrame, IOException {
        var fields = Body.read(body, with().codec());
        Answers.done(
                response,
                manager()
                        .read(
                                with().caller(security),
                                with().room(room),
                                fields.position("seq"),
                                Boolean.TRUE.equals(fields.optionalFlag("private"))),
                with().codec());
    }

    /** Returns what a message has said. */
    @GET
    @Path("{seq}/versions")
    public void versions(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("seq") String seq,
            @Context SecurityContext security) {
        Answers.to(
                response,
                manager().versions(with().caller(security), with().room(room), position(seq)),
                with().codec(),
                Versions::new);
    }

    static long position(String seq) {
        if (!seq.matches("\\d{1,18}")) {
            throw new Refusal(ErrorCode.NOT_FOUND, "no such message");
        }
        return Long.parseLong(seq);
    }

    private RoomManager manager() {
        return Objects.requireNonNull(rooms);
    }

    private Calls with() {
        return Objects.requireNonNull(calls);
    }
}
