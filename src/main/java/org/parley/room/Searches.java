package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.log.Standing;
import org.parley.log.StoredRoom;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Message;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.search.Found;
import org.parley.search.MessageSearch;
import org.parley.search.Place;
import org.parley.search.Query;
import org.parley.search.Scope;
import org.parley.threads.Threads;

/**
 * The use case of looking for messages: somebody finds what they may read, as it is now. Nothing here blocks the caller.
 * Thread-safe.
 */
@ApplicationScoped
public class Searches {

    /** How many are found at once. */
    public static final int PAGE = 50;

    /** How many messages are looked at for one page, which is shorter where most of them do not have all of a phrase. */
    private static final int MOST = 2_000;

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final MessageSearch search;
    private final MessageLog lasting;
    private final MemoryMessageLog passing;
    private final Reading reading;
    private final Clock clock;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected Searches() {
        search = null;
        lasting = null;
        passing = null;
        reading = null;
        clock = null;
    }

    /** Looks in what the logs have. */
    @Inject
    public Searches(MessageSearch search, MessageLog lasting, MemoryMessageLog passing, Threads threads, Clock clock) {
        this.search = search;
        this.lasting = lasting;
        this.passing = passing;
        this.reading = new Reading(threads.searches());
        this.clock = clock;
    }

    /** A message that was found, and its room. */
    public record Hit(StoredRoom room, Found found) {}

    /**
     * What was found, the newest first.
     *
     * @param next the place behind which there may be more; null where there is no more
     */
    public record Page(List<Hit> hits, @Nullable Place next) {}

    /**
     * Looks for messages.
     *
     * @param below a place that an earlier page gave; null: the newest
     */
    public CompletionStage<Page> find(Actor reader, Query query, @Nullable Place below) {
        return reading.of(() -> new Search(reader, query).page(below));
    }

    /** One search of one person. */
    private final class Search {

        private final Actor reader;
        private final Query query;
        private final Map<RoomId, Standing> standings;
        private final Map<RoomId, Optional<StoredRoom>> readable = new HashMap<>();
        private final List<Hit> hits = new ArrayList<>();

        Search(Actor reader, Query query) {
            this.reader = reader;
            this.query = query;
            this.standings = new HashMap<>(lasting.standingsOf(reader.person().id()));
            standings.putAll(passing.standingsOf(reader.person().id()));
        }

        Page page(@Nullable Place below) {
            Scope scope = new Scope(
                    reader.person().id(),
                    reader.everywhere() != null,
                    query.room() == null ? null : room(query.room()),
                    Objects.requireNonNullElse(query.since(), Instant.EPOCH),
                    Objects.requireNonNullElse(query.before(), END),
                    below);
            for (int looked = 0; looked < MOST; looked += PAGE) {
                MessageSearch.Candidates some = search.find(scope, query.keys(), PAGE);
                for (Message message : some.messages()) {
                    look(message);
                    if (hits.size() == PAGE) {
                        return new Page(hits, Place.of(message));
                    }
                }
                if (some.next() == null) {
                    return new Page(hits, null);
                }
                scope = scope.below(some.next());
            }
            return new Page(hits, scope.below());
        }

        /** Whoever has found it: the one check is ours, and the text of now counts. */
        private void look(Message message) {
            Optional<StoredRoom> room = readable(message.room());
            if (room.isPresent()) {
                query.in(message).ifPresent(found -> hits.add(new Hit(room.get(), found)));
            }
        }

        /** Returns a room that the reader may know of. */
        private Optional<StoredRoom> readable(RoomId id) {
            return readable.computeIfAbsent(id, key -> stored(key).filter(room -> isReadable(room.info())));
        }

        private boolean isReadable(RoomInfo room) {
            return Rights.shows(room, reader, standings.get(room.id()), clock);
        }

        /** By its id, or else by its name. */
        private RoomId room(String name) {
            Optional<RoomInfo> byId = RoomId.parse(name).flatMap(this::stored).map(StoredRoom::info);
            byId.ifPresent(room -> Rights.require(Operation.SEARCH, reader, room, standings.get(room.id()), clock));
            return byId.or(() -> Stream.of(lasting, passing)
                            .flatMap(log -> log.rooms(reader.person().id(), reader.everywhere() != null).stream())
                            .map(digest -> digest.room().info())
                            .filter(room -> query.isRoom(room.name()))
                            .filter(this::isReadable)
                            .findFirst())
                    .map(RoomInfo::id)
                    .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "no such room"));
        }

        private Optional<StoredRoom> stored(RoomId id) {
            return lasting.find(id).or(() -> passing.find(id));
        }
    }
}
