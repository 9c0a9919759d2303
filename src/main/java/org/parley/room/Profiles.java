package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.Backplane;
import org.parley.backplane.NodeId;
import org.parley.backplane.Word;
import org.parley.config.ChatConfig;
import org.parley.limit.RateLimiter;
import org.parley.limit.SharedLimits;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Membership;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.Refusal;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/**
 * The use cases of what people choose that others see of them: a status text, the colour of their avatar.
 *
 * <p>It is kept with the person, and told in all rooms of this node that know them. A guest's is not kept: this node knows it
 * for a while. Nothing here blocks the caller but {@link #find}. Thread-safe.
 */
@ApplicationScoped
public class Profiles {

    /** How often at once somebody may change it, and then once in five seconds: each change goes to everybody. */
    private static final int BURST = 10;

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LiveRooms rooms;
    private final ProfileBook book;
    private final Backplane backplane;
    private final Reading reading;
    private final KnownProfiles known;
    private final RateLimiter<UserId> changes;

    /** Two changes of one person are told in the order in which they are kept. */
    private final List<Object> turns = Stream.generate(Object::new).limit(64).toList();

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected Profiles() {
        rooms = null;
        book = null;
        backplane = null;
        reading = null;
        known = null;
        changes = null;
    }

    /** Keeps them in the book. */
    @Inject
    public Profiles(
            ChatConfig config,
            LiveRooms rooms,
            ProfileBook book,
            Backplane backplane,
            SharedLimits limits,
            Threads threads,
            LongSupplier nanoTime) {
        this.rooms = rooms;
        this.book = book;
        this.backplane = backplane;
        this.reading = new Reading(threads);
        this.known = new KnownProfiles(book, reading, nanoTime);
        this.changes = limits.share(
                "profiles", new RateLimiter<>(config.limits().on(), INTERVAL, BURST, nanoTime), UserId::new);
        threads.every(MINUTE, changes::sweep);
        rooms.listen(this::joined);
        backplane.listen(new Ears());
    }

    /** Returns somebody's profile; none where it cannot be read now. */
    public CompletionStage<Profile> of(Person person) {
        if (person.guest()) {
            Profile last = known.last(person.id());
            return CompletableFuture.completedStage(last == null ? Profile.NONE : last);
        }
        return known.of(person.id());
    }

    /** Returns what this node knew last of somebody's profile, without reading; null where it knows nothing. */
    public @Nullable Profile last(UserId person) {
        return known.last(person);
    }

    /** Returns what people have chosen, without those who have chosen nothing: blocks. */
    public Map<UserId, Profile> find(Collection<UserId> people) {
        return people.isEmpty() ? Map.of() : book.find(people);
    }

    /**
     * Changes one's own.
     *
     * @param how makes the new one of that of before
     */
    public CompletionStage<Void> change(Actor actor, UnaryOperator<Profile> how) {
        Person person = actor.person();
        UserId id = person.id();
        if (!id.isProven()) {
            throw new Refusal(ErrorCode.FORBIDDEN, "who has nothing but a name cannot prove that it is theirs");
        }
        changes.require(id, "you change this too often");
        if (person.guest()) {
            synchronized (turn(id)) {
                Profile before = known.last(id);
                tell(id, how.apply(before == null ? Profile.NONE : before));
            }
            return CompletableFuture.completedStage(null);
        }
        return reading.of(() -> {
            synchronized (turn(id)) {
                Profile fresh = how.apply(book.find(List.of(id)).getOrDefault(id, Profile.NONE));
                book.keep(id, fresh);
                tell(id, fresh);
            }
            return null;
        });
    }

    /** Forgets what somebody has chosen who is forgotten. */
    public void forget(UserId person) {
        tell(person, Profile.NONE);
    }

    private void tell(UserId person, Profile profile) {
        tellHere(person, profile);
        backplane.tell(new Word.Chosen(person, profile));
    }

    private void tellHere(UserId person, Profile profile) {
        // First: who comes in from now on brings it along.
        known.hold(person, profile);
        rooms.know(person, profile);
    }

    /** Of who becomes a member without being here, the room learns it after the event. */
    private void joined(Membership event) {
        if (event.user().guest()) {
            return;
        }
        LiveRoom live = rooms.get(event.room());
        if (live != null) {
            UserId id = event.user().id();
            known.of(id)
                    .thenCombine(live.room().arrival(event.seq() - 1), (profile, heard) -> profile)
                    .thenAccept(profile -> live.room().know(id, profile));
        }
    }

    /** What other nodes tell; the rooms hear it too. */
    private final class Ears implements Backplane.Listener {

        @Override
        public void heard(NodeId from, Word word) {
            if (word instanceof Word.Chosen chosen) {
                known.hold(chosen.person(), chosen.profile());
            }
        }
    }

    private Object turn(UserId person) {
        return turns.get(Math.floorMod(person.hashCode(), turns.size()));
    }
}
