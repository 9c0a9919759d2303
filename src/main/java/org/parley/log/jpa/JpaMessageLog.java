package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.database.Database;
import org.parley.database.Failures;
import org.parley.database.Transactions;
import org.parley.log.Appended;
import org.parley.log.Audit;
import org.parley.log.Erasure;
import org.parley.log.Head;
import org.parley.log.LogUnavailable;
import org.parley.log.Mark;
import org.parley.log.MessageLog;
import org.parley.log.News;
import org.parley.log.Posting;
import org.parley.log.RoomDigest;
import org.parley.log.Standing;
import org.parley.log.StoredRoom;
import org.parley.log.ThreadLog;
import org.parley.log.Version;
import org.parley.protocol.Author;
import org.parley.protocol.Epoch;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.UserId;

/**
 * The log in a database. A batch is one transaction that holds the room's row from its first statement to the commit:
 * that lock is what gives a room one order, on all nodes.
 */
public final class JpaMessageLog implements MessageLog {

    /** By the room too, though it is one: H2 takes the order from an index only if it begins with the index's columns. */
    private static final String ORDER = " order by e.roomId, e.seq";

    private static final String AFTER = "select e from EventRow e where e.roomId = :room and e.seq > :after" + ORDER;

    private static final String BETWEEN =
            "select e from EventRow e where e.roomId = :room and e.seq >= :first and e.seq < :end" + ORDER;

    private static final String WRITTEN = "select e from EventRow e where e.roomId = :room and e.seq > :after"
            + " and e.authorId = :author and e.kind in ('message', 'reply', 'reaction', 'pinned')" + ORDER;

    private final Transactions transactions;
    private final Clock clock;
    private final WordIndex index;
    private final Consumer<RoomId> appended;
    private final EventRows rows = new EventRows(new FrameCodec());
    private final SplittableRandom seeds = new SplittableRandom();

    public JpaMessageLog(Database database, Clock clock) {
        this(database, clock, room -> {});
    }

    /** @param appended told of each room in which something has happened; must not wait */
    public JpaMessageLog(Database database, Clock clock, Consumer<RoomId> appended) {
        this.index = WordIndex.of(database);
        this.appended = appended;
        this.transactions = database.transactions();
        this.clock = clock;
    }

    @Override
    public StoredRoom open(RoomId room) {
        Optional<StoredRoom> known = find(room);
        if (known.isPresent()) {
            return known.get();
        }
        var open = new RoomInfo(room, room.value(), RoomInfo.Kind.PUBLIC, RoomInfo.Life.LASTING);
        // Nothing where somebody else made it at the same moment.
        return create(open, List.of()).or(() -> find(room)).orElseThrow();
    }

    @Override
    public Optional<StoredRoom> create(RoomInfo room, List<? extends Posting<?>> first) {
        try {
            return Optional.of(transactions.write(em -> {
                var row = new RoomRow(room, Epoch.begin(), clock.millis());
                em.persist(row);
                em.persist(new IndexRow(room.id()));
                // Before its events, which point to it: providers choose an order of their own.
                em.flush();
                appending(em).to(row, first);
                return row.toStoredRoom();
            }));
        } catch (LogUnavailable e) {
            if (Failures.isConflict(e) && find(room.id()).isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void delete(RoomId room, Author by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        MessageId id = MessageId.at(now.toEpochMilli(), random());
        transactions.write(em -> {
            RoomRow row = em.find(RoomRow.class, room.value(), LockModeType.PESSIMISTIC_WRITE);
            if (row != null) {
                IndexRow.locked(em, room);
                index.remove(em, room, 0, Long.MAX_VALUE);
                for (String table : List.of(
                        "IndexRow",
                        "EventRow",
                        "VersionRow",
                        "MentionRow",
                        "ReplyRow",
                        "FollowerRow",
                        "PinRow",
                        "MarkRow",
                        "MemberRow")) {
                    em.createQuery("delete from " + table + " r where r.roomId = :room")
                            .setParameter("room", room.value())
                            .executeUpdate();
                }
                em.remove(row);
                em.persist(new AuditRow(Audit.ofDeletion(room, id, by, now)));
            }
            return room;
        });
    }

    @Override
    public void noteErasure(Author instead, Author by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        MessageId id = MessageId.at(now.toEpochMilli(), random());
        transactions.write(em -> {
            em.persist(new AuditRow(Audit.ofErasure(instead, id, by, now)));
            return id;
        });
    }

    @Override
    public List<RoomId> erase(Erasure erasure) {
        for (String table : List.of("MarkRow", "MentionRow", "FollowerRow")) {
            transactions.write(em -> em.createQuery("delete from " + table + " m where m.userId = :person")
                    .setParameter("person", erasure.person().value())
                    .executeUpdate());
        }
        // To find out reads every event; nobody is to wait for that who writes.
        Set<RoomId> rooms = transactions.read(em -> new Forgetting(em, rows, index, erasure).rooms());
        boolean named = transactions.read(em -> new Forgetting(em, rows, index, erasure).isNamedByAudits());
        if (rooms.isEmpty() && !named) {
            return List.of();
        }
        List<RoomId> changed = transactions.write(em -> new Forgetting(em, rows, index, erasure).in(rooms));
        changed.forEach(appended);
        return changed;
    }

    @Override
    public List<RoomEvent> readBy(UserId author, RoomId room, long after, int limit) {
        return transactions.read(em -> events(em.createQuery(WRITTEN, EventRow.class)
                .setParameter("room", room.value())
                .setParameter("after", after)
                .setParameter("author", author.value())
                .setMaxResults(limit)));
    }

    @Override
    public Optional<StoredRoom> find(RoomId room) {
        return transactions.read(
                em -> Optional.ofNullable(em.find(RoomRow.class, room.value())).map(RoomRow::toStoredRoom));
    }

    @Override
    public List<Appended> append(RoomId room, List<? extends Posting<?>> batch) {
        List<Appended> stored = store(room, batch);
        appended.accept(room);
        return stored;
    }

    @Override
    public Map<RoomId, List<Appended>> append(Map<RoomId, List<Posting<?>>> batches) {
        Map<RoomId, List<Appended>> stored =
                transactions.write(em -> appending(em).toThoseThatAreFree(batches));
        stored.keySet().forEach(appended);
        return stored;
    }

    private List<Appended> store(RoomId room, List<? extends Posting<?>> batch) {
        try {
            return transactions.write(em -> appending(em).to(room, batch, false));
        } catch (LogUnavailable e) {
            if (!Failures.isConflict(e)) {
                throw e;
            }
            // The key on cids knows a repeat, and nothing of the batch was stored. Repeats are rare: to look for them
            // each time cost more than all else, and PostgreSQL, before it knows a table, reads a whole room for it.
            return transactions.write(em -> appending(em).to(room, batch, true));
        }
    }

    @Override
    public List<RoomDigest> rooms(UserId reader, boolean alsoPrivate) {
        return transactions.read(em -> new Lists(em, rows).rooms(reader, alsoPrivate));
    }

    @Override
    public List<Standing> standings(RoomId room) {
        return transactions.read(em -> new Lists(em, rows).standings(room));
    }

    @Override
    public Map<RoomId, Standing> standingsOf(UserId person) {
        return transactions.read(em -> new Lists(em, rows).standingsOf(person));
    }

    @Override
    public List<Audit> audit(@Nullable MessageId before, int limit) {
        return transactions.read(em -> new Lists(em, rows).audit(before, limit));
    }

    @Override
    public List<Version> versions(RoomId room, long seq) {
        return transactions.read(em -> {
            EventRow row = em.find(EventRow.class, new EventKey(room, seq));
            if (row == null || !(rows.event(row) instanceof Message now) || now.isDeleted()) {
                return List.of();
            }
            Stream<Version> before =
                    new Lists(em, rows).versions(room, seq).stream().map(VersionRow::toVersion);
            return Stream.concat(before, Stream.of(Version.of(now))).toList();
        });
    }

    @Override
    public Map<UserId, Mark> marks(RoomId room) {
        return transactions.read(em -> new MarkRows(em).of(room));
    }

    @Override
    public Map<RoomId, Mark> marksOf(UserId person) {
        return transactions.read(em -> new MarkRows(em).of(person));
    }

    @Override
    public List<Message> pinned(RoomId room) {
        return transactions.read(em -> new PinRows(em, rows).of(room));
    }

    @Override
    public ThreadLog threads() {
        return new JpaThreadLog(transactions, rows);
    }

    @Override
    public Map<RoomId, News> news(UserId person) {
        return transactions.read(em -> new MentionRows(em).news(person));
    }

    @Override
    public void mark(Map<RoomId, Map<UserId, Mark>> marks) {
        transactions.write(em -> {
            var rows = new MarkRows(em);
            marks.forEach(rows::further);
            return marks.size();
        });
    }

    @Override
    public List<RoomEvent> readAfter(RoomId room, long after, int limit) {
        return transactions.read(em -> events(em.createQuery(AFTER, EventRow.class)
                .setParameter("room", room.value())
                .setParameter("after", after)
                .setMaxResults(limit)));
    }

    @Override
    public List<RoomEvent> readBefore(RoomId room, long before, int limit) {
        return transactions.read(em -> {
            RoomRow row = em.find(RoomRow.class, room.value());
            if (row == null) {
                return List.of();
            }
            // There are no gaps. Backwards, H2 would go through no index, and sort the whole room.
            long end = Math.min(before, row.toStoredRoom().head() + 1);
            return events(em.createQuery(BETWEEN, EventRow.class)
                    .setParameter("room", room.value())
                    .setParameter("first", end - limit)
                    .setParameter("end", end));
        });
    }

    private List<RoomEvent> events(TypedQuery<EventRow> query) {
        return query.getResultList().stream().map(rows::event).toList();
    }

    @Override
    public Map<RoomId, Head> heads(Set<RoomId> rooms) {
        if (rooms.isEmpty()) {
            return Map.of();
        }
        List<String> ids = rooms.stream().map(RoomId::value).toList();
        return transactions.read(em -> em
                .createQuery("select r.id, r.epoch, r.head from RoomRow r where r.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(
                        row -> new RoomId((String) row[0]),
                        row -> new Head(new Epoch((String) row[1]), (Long) row[2]))));
    }

    @Override
    public int writers() {
        return transactions.writers();
    }

    @Override
    public void check() {
        find(new RoomId("lobby"));
    }

    /** One generator a batch: they are not thread-safe, and splitting one is cheap. */
    private SplittableRandom random() {
        synchronized (seeds) {
            return seeds.split();
        }
    }

    private Appending appending(EntityManager em) {
        return new Appending(em, rows, clock, random());
    }
}
