package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.identity.Sha256;
import org.parley.log.Audit;
import org.parley.log.DirectName;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.log.Posting;
import org.parley.log.RoomPatch;
import org.parley.protocol.Author;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Membership.Change;
import org.parley.protocol.MessageId;
import org.parley.protocol.Person;
import org.parley.protocol.Refusal;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/**
 * The use cases of rooms themselves: making, changing and deleting one, and the direct room of a set of people.
 *
 * <p>Nothing here blocks the caller. A refusal is a {@link Refusal}, as the stage's exception. Thread-safe.
 */
@ApplicationScoped
public class RoomKeeper {

    /** How many people a direct room has at most (Rocket.Chat's bound). */
    private static final int MOST_DIRECT = 8;

    private static final int DIRECT_DIGITS = 40;
    private static final int AUDITS = 100;

    private final LiveRooms rooms;
    private final MessageLog lasting;
    private final MemoryMessageLog passing;
    private final Creation creation;
    private final Directory directory;
    private final ReportBook reports;
    private final Reading reading;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected RoomKeeper() {
        rooms = null;
        lasting = null;
        passing = null;
        creation = null;
        directory = null;
        reports = null;
        reading = null;
    }

    /** Keeps the rooms of the logs. */
    @Inject
    public RoomKeeper(
            ChatConfig config,
            LiveRooms rooms,
            MessageLog lasting,
            MemoryMessageLog passing,
            Directory directory,
            ReportBook reports,
            Threads threads) {
        this.rooms = rooms;
        this.lasting = lasting;
        this.passing = passing;
        this.creation = new Creation(config.rooms().creation());
        this.directory = directory;
        this.reports = reports;
        this.reading = new Reading(threads);
    }

    /** Makes a lasting room; who makes it owns it. */
    public CompletionStage<RoomView> create(Speaker actor, RoomInfo wished) {
        return reading.of(() -> {
            creation.require(actor, wished.id());
            if (wished.kind() == RoomInfo.Kind.DIRECT) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "a direct room is made by naming its people");
            }
            Author author = actor.person().author();
            List<Posting<?>> first = List.of(
                    new Posting.Alteration(author, RoomPatch.CREATION),
                    new Posting.Decision(author, Change.JOINED, actor.person(), Role.OWNER));
            boolean free = passing.find(wished.id()).isEmpty()
                    && lasting.create(wished, first).isPresent();
            if (!free) {
                // Also of a room that they may not know of: its id is taken, and that must be said.
                throw new Refusal(ErrorCode.CONFLICT, "there is a room by this id");
            }
            rooms.announce(wished.id());
            return RoomView.of(rooms.existing(wished.id()).room(), actor);
        });
    }

    /** Changes a room, and returns it as it is after that. */
    public CompletionStage<RoomInfo> change(Speaker actor, RoomId id, RoomPatch patch) {
        return reading.of(() -> {
                    LiveRoom live = rooms.existing(id);
                    Rights rights = live.room().rights();
                    rights.require(Operation.SEE, actor);
                    if (patch.isEmpty()) {
                        throw new Refusal(ErrorCode.BAD_REQUEST, "nothing is to change");
                    }
                    require(rights, actor, patch.name() != null || patch.topic() != null, Operation.DESCRIBE);
                    require(rights, actor, patch.slow() != null, Operation.SLOW);
                    require(rights, actor, patch.archived() != null, Operation.ARCHIVE);
                    require(rights, actor, patch.kind() != null, Operation.CHANGE_KIND);
                    if (patch.kind() == RoomInfo.Kind.DIRECT) {
                        throw new Refusal(ErrorCode.BAD_REQUEST, "no room becomes a direct one");
                    }
                    return live.decide(new Posting.Alteration(actor.person().author(), patch), actor);
                })
                .thenCompose(posted -> posted)
                .thenApply(change -> change.info());
    }

    private static void require(Rights rights, Actor actor, boolean asked, Operation operation) {
        if (asked) {
            rights.require(operation, actor);
        }
    }

    /** Deletes a room with all that was said in it; everybody is sent out. */
    public CompletionStage<Void> delete(Speaker actor, RoomId id) {
        return reading.of(() -> {
            LiveRoom live = rooms.existing(id);
            live.room().rights().require(Operation.DELETE_ROOM, actor);
            live.room().log().delete(id, actor.person().author());
            reports.forget(id);
            rooms.end(id);
            return null;
        });
    }

    /**
     * Returns the direct room of some people and oneself, which is made at its first use.
     *
     * @param others the other people, without regard to order or repetition
     */
    public CompletionStage<RoomView> direct(Speaker actor, Set<UserId> others) {
        return reading.of(() -> {
            if (actor.person().guest()) {
                throw new Refusal(ErrorCode.FORBIDDEN, "guests have no direct rooms");
            }
            Set<UserId> all = new HashSet<>(others);
            all.add(actor.person().id());
            // Before anybody is looked for: a body has room for thousands.
            if (all.size() < 2 || all.size() > MOST_DIRECT) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "a direct room has 2 to " + MOST_DIRECT + " people");
            }
            Map<String, Person> people = new TreeMap<>();
            people.put(actor.person().id().value(), actor.person());
            others.forEach(id -> people.computeIfAbsent(id.value(), key -> known(id)));
            return RoomView.of(directOf(people, actor), actor);
        });
    }

    /** The first one by their ids in which all of them still are: somebody may have been forgotten and have come again. */
    private Room directOf(Map<String, Person> people, Speaker actor) {
        String ids = String.join("\n", people.keySet());
        for (int number = 1; ; number++) {
            String named = number == 1 ? ids : ids + "\n" + number;
            var id = new RoomId("d-" + Sha256.hex(named).substring(0, DIRECT_DIGITS));
            if (lasting.find(id).isEmpty()) {
                make(id, actor, people);
            }
            Room room = rooms.existing(id).room();
            if (people.values().stream().allMatch(person -> room.rights().standing(person.id()) != null)) {
                return room;
            }
        }
    }

    /** Returns who did what, the newest first, for an administrator. */
    public CompletionStage<List<Audit>> audit(Actor actor, @Nullable MessageId before) {
        if (actor.everywhere() != Role.OWNER) {
            throw new Refusal(ErrorCode.FORBIDDEN, "only administrators read this");
        }
        return reading.of(() -> lasting.audit(before, AUDITS));
    }

    private void make(RoomId id, Speaker actor, Map<String, Person> people) {
        List<Person> sorted = people.values().stream()
                .sorted(Comparator.comparing(Person::name))
                .toList();
        var room = new RoomInfo(id, DirectName.of(sorted), RoomInfo.Kind.DIRECT, RoomInfo.Life.LASTING);
        List<Posting.Decision> first = sorted.stream()
                .map(person -> new Posting.Decision(actor.person().author(), Change.JOINED, person, Role.MEMBER))
                .toList();
        // Makes nothing where one of the others made it at the same moment.
        if (lasting.create(room, first).isPresent()) {
            rooms.announce(id);
        }
    }

    private Person known(UserId id) {
        return directory.find(id).orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "no such person"));
    }
}
