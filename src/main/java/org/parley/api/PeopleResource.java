package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.account.OwnData;
import org.parley.account.People;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.Refusal;
import org.parley.protocol.UserId;
import org.parley.room.Profiles;

/** Who there is, for who looks for somebody: {@code /api/people}. Not for guests. */
@RequestScoped
@Path("/people")
public class PeopleResource {

    private static final int LONGEST = 100;

    @Inject
    @Nullable
    People people;

    @Inject
    @Nullable
    Profiles profiles;

    @Inject
    @Nullable
    OwnData ownData;

    @Inject
    @Nullable
    Calls calls;

    /** Those who were found. */
    public record Found(List<One> people) {}

    /** Somebody, and the colour of their avatar where they have chosen one. */
    public record One(
            UserId id, String name, boolean guest, @Nullable Integer hue) {

        static One of(Person person, @Nullable Profile profile) {
            return new One(person.id(), person.name(), person.guest(), profile == null ? null : profile.hue());
        }
    }

    /** Forgets somebody, where an administrator says so. It cannot be undone. */
    @POST
    @Path("{user}/erasure")
    public void erase(
            @Suspended AsyncResponse response, @PathParam("user") String user, @Context SecurityContext security) {
        Calls with = Objects.requireNonNull(calls);
        Answers.done(
                response, Objects.requireNonNull(ownData).erase(with.caller(security), with.user(user)), with.codec());
    }

    /** Returns those whose name begins with {@code q}. */
    @GET
    public Response search(@QueryParam("q") @Nullable String begin, @Context SecurityContext security) {
        Calls with = Objects.requireNonNull(calls);
        if (with.caller(security).person().guest()) {
            throw new Refusal(ErrorCode.FORBIDDEN, "log in to look for people");
        } else if (begin == null
                || begin.isBlank()
                || begin.length() > LONGEST
                || begin.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "\"q\" must be the beginning of a name");
        }
        List<Person> found = Objects.requireNonNull(people).search(begin.strip());
        Map<UserId, Profile> chosen = Objects.requireNonNull(profiles)
                .find(found.stream().map(Person::id).toList());
        List<One> all = found.stream()
                .map(person -> One.of(person, chosen.get(person.id())))
                .toList();
        return Answers.json(Response.Status.OK, new Found(all), with.codec()).build();
    }
}
