package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import org.parley.protocol.BadFrame;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.JsonFields;
import org.parley.protocol.Refusal;
import org.parley.room.Report;
import org.parley.room.Reports;

/** What members tell moderators: {@code /api/rooms/{room}/reports}. */
@RequestScoped
@Path("/rooms/{room}/reports")
public class ReportsResource {

    @Inject
    @Nullable
    Reports reports;

    @Inject
    @Nullable
    Calls calls;

    /** What nobody has dealt with. */
    public record Open(List<Report> reports) {}

    /** Tells of the message at {@code seq}, with a {@code reason}. */
    @POST
    @Consumes("application/json")
    public void report(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            InputStream body,
            @Context SecurityContext security)
            throws BadFrame, IOException {
        JsonFields fields = Body.read(body, with().codec());
        String reason = fields.text("reason").strip();
        // PostgreSQL stores no NUL (as with a message, MessageText).
        if (reason.codePointCount(0, reason.length()) > Report.LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw new Refusal(
                    ErrorCode.BAD_REQUEST,
                    "\"reason\" must be " + Report.LONGEST_REASON + " characters at most, and no NUL");
        }
        Answers.to(
                response,
                use().report(with().caller(security), with().room(room), fields.position("seq"), reason),
                with().codec(),
                Response.Status.CREATED,
                report -> report);
    }

    /** Returns what nobody has dealt with. */
    @GET
    public void open(
            @Suspended AsyncResponse response, @PathParam("room") String room, @Context SecurityContext security) {
        Answers.to(response, use().open(with().caller(security), with().room(room)), with().codec(), Open::new);
    }

    /** Says that a report has been dealt with. */
    @DELETE
    @Path("{id}")
    public void close(
            @Suspended AsyncResponse response,
            @PathParam("room") String room,
            @PathParam("id") String id,
            @Context SecurityContext security) {
        Answers.done(response, use().close(with().caller(security), with().room(room), id), with().codec());
    }

    private Reports use() {
        return Objects.requireNonNull(reports);
    }

    private Calls with() {
        return Objects.requireNonNull(calls);
    }
}
