package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.BadFrame;
import org.parley.protocol.UserId;
import org.parley.room.RoomKeeper;

/** The room of a set of people: {@code /api/direct}. */
@RequestScoped
@Path("/direct")
public class DirectResource {

    @Inject
    @Nullable
    RoomKeeper keeper;

    @Inject
    @Nullable
    Calls calls;

    /** Returns the room of {@code users} and the caller, which is made at its first use. */
    @POST
    @Consumes("application/json")
    public void open(@Suspended AsyncResponse response, InputStream body, @Context SecurityContext security)
            throws BadFrame, IOException {
        Calls with = Objects.requireNonNull(calls);
        Set<UserId> users = new LinkedHashSet<>();
        for (String user : Body.read(body, with.codec()).texts("users")) {
            users.add(with.user(user));
        }
        Answers.to(
                response,
                Objects.requireNonNull(keeper).direct(with.caller(security), users),
                with.codec(),
                view -> view);
    }
}
