package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.room.Memberships;
import org.parley.room.Memberships.Sanction;

/** Whom a room keeps out or silent, for its moderators: {@code /api/rooms/{room}/sanctions}. */
@RequestScoped
@Path("/rooms/{room}/sanctions")
public class SanctionsResource {

    @Inject
    @Nullable
    Memberships memberships;

    @Inject
    @Nullable
    Calls calls;

    /** By their names. */
    public record Sanctions(List<Sanction> people) {}

    /** Returns all of them. */
    @GET
    public void list(
            @Suspended AsyncResponse response, @PathParam("room") String room, @Context SecurityContext security) {
        Calls with = Objects.requireNonNull(calls);
        Answers.to(
                response,
                Objects.requireNonNull(memberships).sanctions(with.caller(security), with.room(room)),
                with.codec(),
                Sanctions::new);
    }
}
