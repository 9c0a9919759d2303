package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.log.Audit;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.MessageId;
import org.parley.protocol.Refusal;
import org.parley.room.RoomKeeper;

/** Who did what, for administrators: {@code /api/audit}. */
@RequestScoped
@Path("/audit")
public class AuditResource {

    @Inject
    @Nullable
    RoomKeeper keeper;

    @Inject
    @Nullable
    Calls calls;

    /** The newest first. */
    public record Page(List<Audit> audit) {}

    /** Returns 100, older than the id {@code before} where that is given. */
    @GET
    public void read(
            @Suspended AsyncResponse response,
            @QueryParam("before") @Nullable String before,
            @Context SecurityContext security) {
        if (before != null && !before.matches("[0-9a-f-]{36}")) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "\"before\" must be the id of an entry");
        }
        Calls with = Objects.requireNonNull(calls);
        Answers.to(
                response,
                Objects.requireNonNull(keeper)
                        .audit(with.caller(security), before == null ? null : new MessageId(before)),
                with.codec(),
                Page::new);
    }
}
