package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.account.Accounts;
import org.parley.account.Accounts.Registration;
import org.parley.account.Sessions;
import org.parley.config.ChatConfig;
import org.parley.config.ChatConfig.Way;
import org.parley.identity.Caller;
import org.parley.identity.GuestCookie;
import org.parley.identity.Guests;
import org.parley.identity.LoginCookie;
import org.parley.identity.Nickname;
import org.parley.identity.Nicknames;
import org.parley.identity.SessionId;
import org.parley.protocol.BadFrame;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.JsonFields;
import org.parley.protocol.Refusal;

/**
 * How people come in and go: {@code /api/session}, {@code /api/sessions} and {@code /api/accounts}. What belongs to a request
 * comes with the call, as in {@link RoomsResource}.
 */
@RequestScoped
@Path("/")
public class SessionResource {

    @Inject
    @Nullable
    ChatConfig config;

    @Inject
    @Nullable
    Accounts accounts;

    @Inject
    @Nullable
    Sessions sessions;

    @Inject
    @Nullable
    Guests guests;

    @Inject
    @Nullable
    Nicknames nicknames;

    @Inject
    @Nullable
    FrameCodec codec;

    /**
     * How people come in here.
     *
     * @param registration whether they may make accounts for themselves
     * @param provider what people call the OpenID provider; null where there is none
     */
    public record Doors(
            List<String> ways,
            boolean registration,
            @Nullable String provider) {}

    /** Returns how people come in here. */
    @GET
    @Path("session")
    public Response doors() {
        ChatConfig.Auth auth = auth();
        List<String> ways = auth.ways().stream()
                .map(way -> way.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        var doors = new Doors(
                ways,
                auth.allows(Way.OWN) && auth.registration(),
                auth.allows(Way.OIDC) ? auth.openId().label() : null);
        return Answers.json(Response.Status.OK, doors, json()).build();
    }

    /**
     * Logs in by {@code name} and {@code password}; or without a password takes a guest's name, which gets a number where it
     * is in use.
     */
    @POST
    @Path("session")
    @Consumes("application/json")
    public void enter(
            @Suspended AsyncResponse response,
            InputStream body,
            @Context SecurityContext security,
            @Context UriInfo uris,
            @Context HttpHeaders headers)
            throws BadFrame, IOException {
        JsonFields fields = Body.read(body, json());
        var place = new CookiePlace(security, uris, headers);
        String name = fields.text("name");
        String password = fields.optionalText("password");
        if (password != null) {
            Caller caller = (Caller) security.getUserPrincipal();
            Answers.with(
                    response,
                    use().login(name, password, caller),
                    json(),
                    cookie -> in(cookie, Response.Status.OK, place));
            return;
        }
        if (!auth().allows(Way.GUEST)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "nobody is a guest here: log in with a password");
        }
        GuestCookie named = named(Nickname.parse(name), headers);
        response.resume(Answers.json(Response.Status.OK, Me.of(theGuests().of(named), null), json())
                .header("Set-Cookie", place.keep(named))
                .header("Set-Cookie", place.forget(LoginCookie.NAME))
                .build());
    }

    /** Makes an account, and logs in with it. */
    @POST
    @Path("accounts")
    @Consumes("application/json")
    public void register(
            @Suspended AsyncResponse response,
            InputStream body,
            @Context SecurityContext security,
            @Context UriInfo uris,
            @Context HttpHeaders headers)
            throws BadFrame, IOException {
        JsonFields fields = Body.read(body, json());
        Nickname name = Nickname.parse(fields.text("name"));
        String shown = fields.optionalText("displayName");
        var wanted = new Registration(
                name,
                shown == null || shown.isBlank() ? name : Nickname.parse(shown),
                fields.text("password"),
                fields.optionalText("setup"));
        Caller caller = (Caller) security.getUserPrincipal();
        var place = new CookiePlace(security, uris, headers);
        Answers.with(
                response,
                use().register(wanted, caller.address()),
                json(),
                cookie -> in(cookie, Response.Status.CREATED, place));
    }

    /** Logs out, and forgets the guest in this browser. */
    @DELETE
    @Path("session")
    public Response leave(@Context SecurityContext security, @Context UriInfo uris, @Context HttpHeaders headers) {
        Caller caller = (Caller) security.getUserPrincipal();
        SessionId session = caller.identity().session();
        if (session != null) {
            Objects.requireNonNull(sessions).end(session);
        }
        caller.server().logout();
        var place = new CookiePlace(security, uris, headers);
        return Response.noContent()
                .header("Set-Cookie", place.forget(GuestCookie.NAME))
                .header("Set-Cookie", place.forget(LoginCookie.NAME))
                .build();
    }

    /** Logs out on every device. */
    @DELETE
    @Path("sessions")
    public void leaveEverywhere(@Suspended AsyncResponse response, @Context SecurityContext security) {
        Answers.done(response, use().logoutEverywhere(((Caller) security.getUserPrincipal()).identity()), json());
    }

    private Response in(LoginCookie cookie, Response.Status status, CookiePlace place) {
        var identity = Objects.requireNonNull(sessions)
                .find(cookie)
                .orElseThrow(() -> new Refusal(ErrorCode.UNAVAILABLE, "the login has ended already"));
        return Answers.json(status, Me.of(identity, cookie.csrf()), json())
                .header("Set-Cookie", place.keep(cookie))
                .header("Set-Cookie", place.forget(GuestCookie.NAME))
                .build();
    }

    private GuestCookie named(Nickname wanted, HttpHeaders headers) {
        Cookie cookie = headers.getCookies().get(GuestCookie.NAME);
        GuestCookie guest = Optional.ofNullable(cookie)
                .map(Cookie::getValue)
                .flatMap(GuestCookie::parse)
                .orElseGet(theGuests()::fresh);
        Nickname besides = use().besides(wanted);
        return guest.named(Objects.requireNonNull(nicknames).free(besides, guest));
    }

    private ChatConfig.Auth auth() {
        return Objects.requireNonNull(config).auth();
    }

    private Accounts use() {
        return Objects.requireNonNull(accounts);
    }

    private Guests theGuests() {
        return Objects.requireNonNull(guests);
    }

    private FrameCodec json() {
        return Objects.requireNonNull(codec);
    }
}
