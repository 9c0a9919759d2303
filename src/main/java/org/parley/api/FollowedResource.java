package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.log.Followed;
import org.parley.room.RoomThreads;

/** The threads that the caller follows, in all rooms: {@code /api/threads}. */
@RequestScoped
@Path("/threads")
public class FollowedResource {

    @Inject
    @Nullable
    RoomThreads threads;

    @Inject
    @Nullable
    Calls calls;

    /** Threads, those with the newest answers first. */
    public record Follows(List<Followed> threads) {}

    /** Returns the threads that the caller follows. */
    @GET
    public void followed(@Suspended AsyncResponse response, @Context SecurityContext security) {
        Calls with = Objects.requireNonNull(calls);
        Answers.to(
                response, Objects.requireNonNull(threads).followed(with.caller(security)), with.codec(), Follows::new);
    }
}
