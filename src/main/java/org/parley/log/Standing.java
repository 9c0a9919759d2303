package org.parley.log;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.Membership;
import org.parley.protocol.Person;
import org.parley.protocol.Role;

/**
 * How a person stands with a room, as the events about them have made it.
 *
 * @param role what the room lets them do; null where it has given no role
 * @param mutedUntil when they may speak again; null where nothing keeps them from it
 * @param given whether the role follows from one of the server's, and goes with it
 */
public record Standing(
        Person person,
        @Nullable Role role,
        boolean banned,
        @Nullable Instant mutedUntil,
        boolean given) {

    /** When those may speak again who were muted without an end: no database's time ends sooner. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static Standing none(Person person) {
        return new Standing(person, null, false, null, false);
    }

    /** Returns how the person stands after the event; nothing where the room knows nothing of them any more. */
    public static Optional<Standing> after(@Nullable Standing before, Membership event) {
        Standing was = before == null ? none(event.user()) : before;
        Person person = event.user();
        boolean byRole = event.by().equals(Author.PARLEY);
        Instant muted = was.mutedUntil();
        Standing now = switch (event.change()) {
            case JOINED, ROLE -> new Standing(person, event.role(), false, muted, byRole);
            case LEFT, KICKED -> new Standing(person, null, was.banned(), muted, false);
            case BANNED -> new Standing(person, null, true, muted, false);
            case UNBANNED -> new Standing(person, was.role(), false, muted, was.given());
            case MUTED ->
                new Standing(
                        person, was.role(), was.banned(), event.until() == null ? NEVER : event.until(), was.given());
            case UNMUTED -> new Standing(person, was.role(), was.banned(), null, was.given());
        };
        return Optional.of(now).filter(one -> !one.equals(none(person)));
    }
}
