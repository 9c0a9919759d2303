package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.BadFrame;
import org.parley.room.RoomThreads;

/**
 * What stands in the threads of a room: {@code /api/rooms/{room}/threads/{seq}}. What belongs to a request comes with the call, as in {@link MessagesResource}.
 */
@RequestScoped
@Path("/rooms/{room}/threads")
public class ThreadsResource {

    @Inject
    @Nullable
    RoomThreads threads;

    @Inject
    @Nullable
    Calls calls;

    /** Returns a page of a thread. */
    @GET
    @Path("{seq}")
    public void page(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("seq") String seq,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @Context SecurityContext security) {
        Answers.to(
                response,
                threads()
                        .page(
                                with().caller(security),
                                with().room(room),
                                MessagesResource.position(seq),
                                PageQuestion.after(after),
                                PageQuestion.limit(limit)),
                with().codec(),
                page -> page);
    }

    /** Says how far one has read in a thread. */
    @PUT
    @Path("{seq}/read")
    @Consumes("application/json")
    public void read(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("seq") String seq,
            InputStream body,
            @Context SecurityContext security)
            throws BadFrame, IOException {
        long position = Body.read(body, with().codec()).position("seq");
        Answers.done(
                response,
                threads().read(with().caller(security), with().room(room), MessagesResource.position(seq), position),
                with().codec());
    }

    private RoomThreads threads() {
        return Objects.requireNonNull(threads);
    }

    private Calls with() {
        return Objects.requireNonNull(calls);
    }
}
