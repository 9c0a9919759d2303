package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.identity.GuestCookie;
import org.parley.identity.Guests;
import org.parley.identity.Identity;
import org.parley.identity.Nickname;
import org.parley.identity.Nicknames;
import org.parley.protocol.BadFrame;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.UserId;

/**
 * Who the caller is: {@code /api/me}, and {@code /api/session} to become somebody. What belongs to a request comes with the
 * call, as in {@link RoomsResource}; fields for it TomEE leaves empty too.
 */
@RequestScoped
@Path("/")
public class MeResource {

    private static final Duration YEAR = Duration.ofDays(365);

    /** A path as browsers write it, with a slash at its end; nothing in it ends a cookie's attribute. */
    private static final Pattern BASE = Pattern.compile("/[A-Za-z0-9._~%/-]{0,200}(?<=/)");

    @Inject
    @Nullable
    Guests guests;

    @Inject
    @Nullable
    Nicknames nicknames;

    @Inject
    @Nullable
    FrameCodec codec;

    /** The caller, as the API tells it. */
    public record Me(UserId id, String name, boolean guest, boolean named, List<String> roles) {
        Me(Identity identity) {
            this(
                    identity.person().id(),
                    identity.person().name(),
                    identity.person().guest(),
                    identity.named(),
                    List.of("guest"));
        }
    }

    /** Returns who the caller is; one whom nobody knows gets a cookie and is known from then on. */
    @GET
    @Path("me")
    public Response me(@Context SecurityContext security, @Context UriInfo uris, @Context HttpHeaders headers) {
        Identity identity = (Identity) security.getUserPrincipal();
        if (identity.source() != Identity.Source.NONE) {
            return answer(identity).build();
        }
        GuestCookie fresh = Objects.requireNonNull(guests).fresh();
        return answer(guests.of(fresh))
                .header("Set-Cookie", new Place(security, uris, headers).cookie(fresh, YEAR))
                .build();
    }

    /** Takes a guest's name; the answer says which one it has become, because one in use gets a number. */
    @POST
    @Path("session")
    @Consumes("application/json")
    public Response enter(
            InputStream body, @Context SecurityContext security, @Context UriInfo uris, @Context HttpHeaders headers)
            throws BadFrame, IOException {
        Nickname wanted =
                Nickname.parse(Body.read(body, Objects.requireNonNull(codec)).text("name"));
        Cookie cookie = headers.getCookies().get(GuestCookie.NAME);
        GuestCookie guest = Optional.ofNullable(cookie)
                .map(Cookie::getValue)
                .flatMap(GuestCookie::parse)
                .orElseGet(Objects.requireNonNull(guests)::fresh);
        GuestCookie named = guest.named(Objects.requireNonNull(nicknames).free(wanted, guest));
        return answer(guests.of(named))
                .header("Set-Cookie", new Place(security, uris, headers).cookie(named, YEAR))
                .build();
    }

    /** Forgets the guest in this browser. */
    @DELETE
    @Path("session")
    public Response leave(@Context SecurityContext security, @Context UriInfo uris, @Context HttpHeaders headers) {
        return Response.noContent()
                .header(
                        "Set-Cookie",
                        new Place(security, uris, headers).cookie(new GuestCookie("", null), Duration.ZERO))
                .build();
    }

    private Response.ResponseBuilder answer(Identity identity) {
        return Answers.json(Response.Status.OK, new Me(identity), Objects.requireNonNull(codec));
    }

    /** Where a cookie is for. */
    private record Place(SecurityContext security, UriInfo uris, HttpHeaders headers) {

        /** By hand, because Servlet 5 knows no {@code SameSite}. */
        String cookie(GuestCookie guest, Duration age) {
            return GuestCookie.NAME + "=" + guest.value() + "; Path=" + path() + "; Max-Age=" + age.toSeconds()
                    + "; HttpOnly; SameSite=Lax" + (security.isSecure() ? "; Secure" : "");
        }

        /**
         * Returns where the caller's page says that it is, for a proxy may serve it at another path than the server does.
         * Who says something wrong harms nobody else: it is the path at which their own browser shows their own cookie.
         */
        private String path() {
            String base = headers.getHeaderString("Parley-Base");
            return base != null && BASE.matcher(base).matches()
                    ? base
                    // The base of the API; what stands before it is the application's context path.
                    : uris.getBaseUri().getPath().replaceFirst("api/$", "");
        }
    }
}
