package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.account.Accounts;
import org.parley.account.OwnData;
import org.parley.identity.Caller;
import org.parley.identity.GuestCookie;
import org.parley.identity.Guests;
import org.parley.identity.Identity;
import org.parley.identity.LoginCookie;
import org.parley.identity.Nickname;
import org.parley.protocol.BadFrame;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.JsonFields;

/** Who the caller is, and what they change of it: {@code /api/me}. */
@RequestScoped
@Path("/me")
public class MeResource {

    @Inject
    @Nullable
    Guests guests;

    @Inject
    @Nullable
    Accounts accounts;

    @Inject
    @Nullable
    OwnData ownData;

    @Inject
    @Nullable
    FrameCodec codec;

    /** Returns who the caller is; one whom nobody knows gets a cookie and is known from then on. */
    @GET
    public Response me(@Context SecurityContext security, @Context UriInfo uris, @Context HttpHeaders headers) {
        Caller caller = (Caller) security.getUserPrincipal();
        if (caller.identity().source() != Identity.Source.NONE) {
            return Answers.json(Response.Status.OK, Me.of(caller), json()).build();
        }
        GuestCookie fresh = Objects.requireNonNull(guests).fresh();
        var place = new CookiePlace(security, uris, headers);
        return Answers.json(Response.Status.OK, Me.of(guests.of(fresh), null), json())
                .header("Set-Cookie", place.keep(fresh))
                .header("Set-Cookie", place.forget(LoginCookie.NAME))
                .build();
    }

    /** Changes the name that others see. */
    @PATCH
    @Consumes("application/json")
    public void rename(@Suspended AsyncResponse response, InputStream body, @Context SecurityContext security)
            throws BadFrame, IOException {
        Nickname name = Nickname.parse(Body.read(body, json()).text("displayName"));
        Answers.done(response, use().rename(identity(security), name), json());
    }

    /** Changes the password, {@code before} into {@code password}; all other logins end. */
    @PUT
    @Path("password")
    @Consumes("application/json")
    public void changePassword(@Suspended AsyncResponse response, InputStream body, @Context SecurityContext security)
            throws BadFrame, IOException {
        JsonFields fields = Body.read(body, json());
        Answers.done(
                response,
                use().changePassword(identity(security), fields.text("before"), fields.text("password")),
                json());
    }

    /** Returns all that is known of the caller, as a file. */
    @GET
    @Path("export")
    public Response export(@Context SecurityContext security) {
        Caller caller = (Caller) security.getUserPrincipal();
        OwnData own = Objects.requireNonNull(ownData);
        own.count(caller);
        StreamingOutput all = out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            own.write(caller.identity().person(), writer);
            writer.flush();
        };
        return Response.ok(all, "application/json")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"parley-data.json\"")
                .build();
    }

    /** Forgets the caller, who says the {@code password} for it where there is one. It cannot be undone. */
    @POST
    @Path("erasure")
    @Consumes("application/json")
    public void erase(
            @Suspended AsyncResponse response,
            InputStream body,
            @Context SecurityContext security,
            @Context UriInfo uris,
            @Context HttpHeaders headers)
            throws BadFrame, IOException {
        String password = Body.read(body, json()).optionalText("password");
        var place = new CookiePlace(security, uris, headers);
        Answers.with(
                response,
                Objects.requireNonNull(ownData).erase((Caller) security.getUserPrincipal(), password),
                json(),
                nothing -> Response.noContent()
                        .header("Set-Cookie", place.forget(GuestCookie.NAME))
                        .header("Set-Cookie", place.forget(LoginCookie.NAME))
                        .build());
    }

    private static Identity identity(SecurityContext security) {
        return ((Caller) security.getUserPrincipal()).identity();
    }

    private Accounts use() {
        return Objects.requireNonNull(accounts);
    }

    private FrameCodec json() {
        return Objects.requireNonNull(codec);
    }
}
