package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.log.RoomPatch;
import org.parley.protocol.BadFrame;
import org.parley.protocol.RoomInfo;
import org.parley.room.RoomKeeper;
import org.parley.room.RoomManager;
import org.parley.room.RoomView;

/**
 * The rooms themselves: {@code /api/rooms}. What belongs to a request comes with the call: for fields TomEE
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
    RoomKeeper keeper;

    @Inject
    @Nullable
    Calls calls;

    /** The rooms that the caller may know of. */
    public record Rooms(List<RoomView> rooms) {}

    /** Lists the rooms. */
    @GET
    public void list(@Suspended AsyncResponse response, @Context SecurityContext security) {
        Answers.to(response, manager().rooms(with().caller(security)), with().codec(), Rooms::new);
    }

    /** Makes a room. */
    @POST
    @Consumes("application/json")
    public void create(@Suspended AsyncResponse response, InputStream body, @Context SecurityContext security)
            throws BadFrame, IOException {
        RoomInfo wished = RoomBody.wished(Body.read(body, with().codec()));
        Answers.to(
                response,
                keeper().create(with().caller(security), wished),
                with().codec(),
                Response.Status.CREATED,
                view -> view);
    }

    /** Returns one room, with its members. */
    @GET
    @Path("{room}")
    public void get(
            @Suspended AsyncResponse response, @PathParam("room") String room, @Context SecurityContext security) {
        Answers.to(response, manager().room(with().caller(security), with().room(room)), with().codec(), view -> view);
    }

    /** Changes a room: its name, topic, kind, whether it is archived, and how slow it is. */
    @PATCH
    @Path("{room}")
    @Consumes("application/json")
    public void change(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            InputStream body,
            @Context SecurityContext security)
            throws BadFrame, IOException {
        RoomPatch patch = RoomBody.patch(Body.read(body, with().codec()));
        Answers.to(
                response,
                keeper().change(with().caller(security), with().room(room), patch),
                with().codec(),
                info -> info);
    }

    /** Deletes a room, with all that was said in it. */
    @DELETE
    @Path("{room}")
    public void delete(
            @Suspended AsyncResponse response, @PathParam("room") String room, @Context SecurityContext security) {
        Answers.done(response, keeper().delete(with().caller(security), with().room(room)), with().codec());
    }

    private RoomManager manager() {
        return Objects.requireNonNull(rooms);
    }

    private RoomKeeper keeper() {
        return Objects.requireNonNull(keeper);
    }

    private Calls with() {
        return Objects.requireNonNull(calls);
    }
}
