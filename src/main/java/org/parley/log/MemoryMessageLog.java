package org.parley.log;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.Message;
import org.parley.protocol.MessageChange;
import org.parley.protocol.MessageId;
import org.parley.protocol.Pinned;
import org.parley.protocol.Reaction;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.UserId;

/**
 * A log that lives in memory: for passing rooms, for benchmarks and for tests.
 *
 * <p>A room keeps its newest events only; a repeat is recognised as long as its event is kept. One lock a room.
 */
public final class MemoryMessageLog implements MessageLog {

    private final Map<RoomId, MemoryRoom> rooms = new ConcurrentHashMap<>();
    private final Clock clock;
    private final int capacity;
    private final MemoryAudits audits = new MemoryAudits();

    /** @param capacity how many events a room keeps, 1 or more */
    public MemoryMessageLog(Clock clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    @Override
    public StoredRoom open(RoomId room) {
        return rooms.computeIfAbsent(
                        room,
                        id -> new MemoryRoom(
                                new RoomInfo(id, id.value(), RoomInfo.Kind.PUBLIC, RoomInfo.Life.LASTING),
                                clock,
                                capacity,
                                audits))
                .stored();
    }

    @Override
    public Optional<StoredRoom> create(RoomInfo room, List<? extends Posting<?>> first) {
        var fresh = new MemoryRoom(room, clock, capacity, audits);
        fresh.append(first);
        return rooms.putIfAbsent(room.id(), fresh) == null ? Optional.of(fresh.stored()) : Optional.empty();
    }

    @Override
    public void delete(RoomId room, Author by) {
        if (rooms.remove(room) != null) {
            note((id, now) -> Audit.ofDeletion(room, id, by, now));
        }
    }

    @Override
    public void noteErasure(Author instead, Author by) {
        note((id, now) -> Audit.ofErasure(instead, id, by, now));
    }

    private void note(BiFunction<MessageId, Instant, Audit> audit) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        audits.add(audit.apply(MessageId.at(now.toEpochMilli(), new SplittableRandom()), now));
    }

    @Override
    public List<Audit> audit(@Nullable MessageId before, int limit) {
        return audits.before(before, limit);
    }

    @Override
    public List<RoomId> erase(Erasure erasure) {
        audits.erase(erasure);
        return rooms.entrySet().stream()
                .filter(room -> room.getValue().erase(erasure))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(RoomId::value))
                .toList();
    }

    @Override
    public List<RoomEvent> readBy(UserId author, RoomId room, long after, int limit) {
        return existing(room).readAfter(after, Integer.MAX_VALUE).stream()
                .filter(event -> author.equals(authorOf(event)))
                .limit(limit)
                .toList();
    }

    private static @Nullable UserId authorOf(RoomEvent event) {
        if (event instanceof Message message) {
            return message.from().id();
        }
        return event instanceof Reaction || event instanceof Pinned
                ? ((MessageChange) event).from().id()
                : null;
    }

    /** Forgets a room that has passed. */
    public void forget(RoomId room) {
        rooms.remove(room);
    }

    @Override
    public Optional<StoredRoom> find(RoomId room) {
        return Optional.ofNullable(rooms.get(room)).map(MemoryRoom::stored);
    }

    @Override
    public List<RoomDigest> rooms(UserId reader, boolean alsoPrivate) {
        return rooms.values().stream()
                .filter(room -> room.isFor(reader, alsoPrivate))
                .map(MemoryRoom::digest)
                .sorted(Comparator.comparing(digest -> digest.room().id().value()))
                .toList();
    }

    @Override
    public List<Appended> append(RoomId room, List<? extends Posting<?>> batch) {
        return existing(room).append(batch);
    }

    @Override
    public List<Standing> standings(RoomId room) {
        return existing(room).standings();
    }

    @Override
    public Map<RoomId, Standing> standingsOf(UserId person) {
        Map<RoomId, Standing> standings = new HashMap<>();
        rooms.forEach((id, room) -> room.standing(person).ifPresent(standing -> standings.put(id, standing)));
        return standings;
    }

    @Override
    public List<Version> versions(RoomId room, long seq) {
        return existing(room).versions(seq);
    }

    @Override
    public Map<UserId, Mark> marks(RoomId room) {
        return existing(room).marks();
    }

    @Override
    public Map<RoomId, Mark> marksOf(UserId person) {
        Map<RoomId, Mark> marks = new HashMap<>();
        rooms.forEach((id, room) -> {
            Mark mark = room.marks().get(person);
            if (mark != null) {
                marks.put(id, mark);
            }
        });
        return marks;
    }

    @Override
    public List<Message> pinned(RoomId room) {
        return existing(room).pinned();
    }

    @Override
    public ThreadLog threads() {
        return new ThreadLog() {
            @Override
            public List<RoomEvent> read(RoomId room, long root, long after, int limit) {
                return existing(room).readThread(root, after, limit);
            }

            @Override
            public List<Followed> followed(UserId person, int limit) {
                return rooms.values().stream()
                        .flatMap(room -> room.followed(person).stream())
                        .sorted(Comparator.comparing(Followed::newest, Comparator.reverseOrder()))
                        .limit(limit)
                        .toList();
            }

            @Override
            public boolean mark(RoomId room, long root, UserId person, long seq) {
                return existing(room).markThread(root, person, seq);
            }
        };
    }

    @Override
    public Map<RoomId, News> news(UserId person) {
        Map<RoomId, News> news = new HashMap<>();
        rooms.forEach((id, room) -> news.put(id, room.news(person)));
        return news;
    }

    @Override
    public void mark(Map<RoomId, Map<UserId, Mark>> marks) {
        marks.forEach((room, read) -> Optional.ofNullable(rooms.get(room)).ifPresent(one -> one.mark(read)));
    }

    @Override
    public List<RoomEvent> readAfter(RoomId room, long after, int limit) {
        return existing(room).readAfter(after, limit);
    }

    @Override
    public List<RoomEvent> readBefore(RoomId room, long before, int limit) {
        return existing(room).readBefore(before, limit);
    }

    @Override
    public Map<RoomId, Head> heads(Set<RoomId> asked) {
        return asked.stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(StoredRoom::id, room -> new Head(room.epoch(), room.head())));
    }

    @Override
    public boolean waits() {
        return false;
    }

    @Override
    public void check() {
        // Memory always answers.
    }

    private MemoryRoom existing(RoomId room) {
        return Optional.ofNullable(rooms.get(room)).orElseThrow();
    }
}
