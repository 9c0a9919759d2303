package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.identity.Caller;
import org.parley.protocol.FrameCodec;
import org.parley.token.Tickets;

/** Tickets for sockets that cannot bring what a call brings: {@code /api/tickets}. */
@RequestScoped
@Path("/tickets")
public class TicketsResource {

    @Inject
    @Nullable
    Tickets tickets;

    @Inject
    @Nullable
    FrameCodec codec;

    /** Makes one for the caller. */
    @POST
    public Response issue(@Context SecurityContext security) {
        Caller caller = (Caller) security.getUserPrincipal();
        var issued = Objects.requireNonNull(tickets).issue(caller.identity());
        return Answers.json(Response.Status.OK, issued, Objects.requireNonNull(codec))
                .build();
    }
}
