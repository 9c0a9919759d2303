package org.parley.log;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Deleted;
import org.parley.protocol.Edited;
import org.parley.protocol.Epoch;
import org.parley.protocol.Membership;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.RoomChange;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.UserId;

/** One room of the log in memory: a ring of its newest events, and what follows from them. Thread-safe, by its own lock. */
final class MemoryRoom {

    private static final int SMALL = 64;

    private final Clock clock;
    private Epoch epoch = Epoch.begin();
    private final SplittableRandom random = new SplittableRandom();
    private final int capacity;
    private final MemoryAudits audits;
    private RoomInfo info;
    private RoomEvent[] ring;
    private Key[] keys;
    private final Map<Key, RoomEvent> known = new HashMap<>();
    private final Map<UserId, Standing> standings = new LinkedHashMap<>();
    private final Map<Long, List<Version>> replaced = new HashMap<>();
    private final Map<UserId, Mark> marks = new HashMap<>();
    private final MemoryThreads threads = new MemoryThreads();
    private long head;

    /** The position of the newest message; 0 before the first one. */
    private long newest;

    private record Key(UserId author, ClientMessageId cid) {}

    MemoryRoom(RoomInfo info, Clock clock, int capacity, MemoryAudits audits) {
        this.audits = audits;
        this.info = info;
        this.clock = clock;
        this.capacity = capacity;
        this.ring = new RoomEvent[Math.min(capacity, SMALL)];
        this.keys = new Key[ring.length];
    }

    synchronized StoredRoom stored() {
        return new StoredRoom(info, epoch, head);
    }

    synchronized RoomDigest digest() {
        boolean said = isHeld(newest) && at(newest) instanceof Message;
        return new RoomDigest(stored(), said ? (Message) at(newest) : null);
    }

    /** Returns whether the room is open to all, or knows this person. */
    synchronized boolean isFor(UserId reader, boolean alsoPrivate) {
        return switch (info.kind()) {
            case PUBLIC, READ_ONLY -> true;
            case PRIVATE -> alsoPrivate || standings.containsKey(reader);
            case DIRECT -> standings.containsKey(reader);
        };
    }

    synchronized List<Standing> standings() {
        return List.copyOf(standings.values());
    }

    synchronized Optional<Standing> standing(UserId person) {
        return Optional.ofNullable(standings.get(person));
    }

    synchronized Map<UserId, Mark> marks() {
        return Map.copyOf(marks);
    }

    /** Counts what is new to somebody who has read here. */
    synchronized News news(UserId person) {
        Mark mark = marks.get(person);
        if (mark == null) {
            return News.NONE;
        }
        int unread = 0;
        int called = 0;
        for (long seq = Math.max(mark.seq() + 1, oldest()); seq <= head; seq++) {
            if (at(seq) instanceof Message message
                    && !message.isDeleted()
                    && !message.from().id().equals(person)) {
                unread += seq > head - News.SPAN && !message.isInThread() ? 1 : 0;
                called += message.calls(person) ? 1 : 0;
            }
        }
        return new News(unread, called);
    }

    synchronized void mark(Map<UserId, Mark> further) {
        further.forEach(
                (person, mark) -> marks.merge(person, mark, (before, now) -> now.seq() > before.seq() ? now : before));
    }

    synchronized List<Appended> append(List<? extends Posting<?>> batch) {
        List<Appended> appended = new ArrayList<>(batch.size());
        for (Posting<?> posting : batch) {
            var key = new Key(posting.author().id(), posting.cid());
            RoomEvent first = known.get(key);
            appended.add(first != null ? new Appended(first, true) : new Appended(store(key, posting), false));
        }
        return appended;
    }

    synchronized List<RoomEvent> readAfter(long after, int limit) {
        long first = Math.max(after + 1, oldest());
        return slice(first, Math.min(head, first + (long) limit - 1));
    }

    synchronized List<RoomEvent> readBefore(long before, int limit) {
        long last = Math.min(before - 1, head);
        return slice(Math.max(oldest(), last - limit + 1), last);
    }

    /** Has somebody forgotten, and returns whether anything was known of them. */
    synchronized boolean erase(Erasure erasure) {
        marks.remove(erasure.person());
        threads.forget(erasure.person());
        Standing stood = standings.remove(erasure.person());
        boolean known = stood != null;
        if (stood != null && info.kind() == RoomInfo.Kind.DIRECT) {
            Standing now = erasure.of(stood);
            standings.put(now.person().id(), now);
            info = info.named(DirectName.of(
                    standings.values().stream().map(Standing::person).toList()));
        }
        for (long seq = oldest(); seq <= head; seq++) {
            known |= erase(slot(seq), erasure);
        }
        if (known) {
            epoch = Epoch.begin();
        }
        return known;
    }

    private boolean erase(int slot, Erasure erasure) {
        RoomEvent event = at(slot);
        if (!erasure.concerns(event)) {
            return false;
        }
        ring[slot] = erasure.of(event);
        if (ring[slot] instanceof Message message && message.isDeleted()) {
            replaced.remove(message.seq());
        }
        Key before = keys[slot];
        if (before.author().equals(erasure.person())) {
            keys[slot] = new Key(erasure.instead().id(), before.cid());
        }
        known.remove(before);
        known.put(keys[slot], ring[slot]);
        return true;
    }

    private RoomEvent store(Key key, Posting<?> posting) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var mid = MessageId.at(at.toEpochMilli(), random);
        RoomEvent event = possible(posting.at(new Posting.Place(info, head + 1, mid, at)));
        makeRoom();
        int slot = slot(event.seq());
        if (keys[slot] != null) {
            known.remove(keys[slot]);
            replaced.remove(ring[slot].seq());
            threads.forget(ring[slot].seq());
        }
        ring[slot] = event;
        keys[slot] = key;
        known.put(key, event);
        head = event.seq();
        newest = event instanceof Message message && !message.isInThread() ? head : newest;
        Audit.of(event, mid, follow(event)).ifPresent(audits::add);
        return event;
    }

    /** What somebody wrote anew that was taken back meanwhile is read nowhere. */
    private RoomEvent possible(RoomEvent event) {
        boolean late = event instanceof Edited edited
                && !(isHeld(edited.target()) && at(edited.target()) instanceof Message before && !before.isDeleted());
        return late ? ((Edited) event).withoutText() : event;
    }

    /** Returns who had written what is changed now. */
    private @Nullable Author follow(RoomEvent event) {
        if (event instanceof RoomChange change) {
            info = change.info();
        } else if (event instanceof Membership membership) {
            UserId person = membership.user().id();
            Standing.after(standings.get(person), membership)
                    .ifPresentOrElse(now -> standings.put(person, now), () -> standings.remove(person));
        } else if (event.changes() != null && isHeld(event.changes())) {
            return change(event, event.changes());
        }
        return null;
    }

    private @Nullable Author change(RoomEvent change, long target) {
        if (!(at(target) instanceof Message before)) {
            return null;
        }
        if (change instanceof Message answer) {
            threads.answered(before, answer);
        } else if (change instanceof Edited && !before.isDeleted()) {
            replaced.computeIfAbsent(before.seq(), seq -> new ArrayList<>()).add(Version.of(before));
        } else if (change instanceof Deleted) {
            replaced.remove(before.seq());
        }
        for (long seq = before.seq(); seq < change.seq(); seq++) {
            int slot = slot(seq);
            RoomEvent now = ring[slot].after(change);
            if (now != ring[slot]) {
                ring[slot] = now;
                known.put(keys[slot], now);
            }
        }
        return before.from();
    }

    synchronized List<Message> pinned() {
        return LongStream.iterate(head, seq -> seq >= oldest(), seq -> seq - 1)
                .mapToObj(this::at)
                .filter(event -> event instanceof Message message && message.pinned() != null)
                .map(Message.class::cast)
                .toList();
    }

    synchronized List<RoomEvent> readThread(long root, long after, int limit) {
        return answers(root, after)
                .limit(limit)
                .map(answer -> (RoomEvent) answer)
                .toList();
    }

    private Stream<Message> answers(long root, long after) {
        return LongStream.rangeClosed(Math.max(Math.max(root, after) + 1, oldest()), head)
                .mapToObj(this::at)
                .filter(event -> event instanceof Message message
                        && message.isInThread()
                        && Long.valueOf(root).equals(message.replyTo()))
                .map(Message.class::cast);
    }

    /** Returns the threads that somebody follows, in no order. */
    synchronized List<Followed> followed(UserId person) {
        List<Followed> followed = new ArrayList<>();
        threads.of(person).forEach((root, mark) -> {
            if (isHeld(root) && at(root) instanceof Message message && message.replies() != null) {
                long unread = answers(root, mark)
                        .filter(answer ->
                                !answer.isDeleted() && !answer.from().id().equals(person))
                        .count();
                followed.add(new Followed(message, mark, (int) unread));
            }
        });
        return followed;
    }

    synchronized boolean markThread(long root, UserId person, long seq) {
        return threads.mark(root, person, seq);
    }

    synchronized List<Version> versions(long seq) {
        if (!isHeld(seq) || !(at(seq) instanceof Message now) || now.isDeleted()) {
            return List.of();
        }
        return Stream.concat(replaced.getOrDefault(seq, List.of()).stream(), Stream.of(Version.of(now)))
                .toList();
    }

    private boolean isHeld(long seq) {
        return seq >= oldest() && seq <= head;
    }

    /** Doubles a full ring as long as it may grow: most rooms are small. */
    private void makeRoom() {
        if (head >= ring.length && ring.length < capacity) {
            RoomEvent[] small = ring;
            Key[] smallKeys = keys;
            long first = oldest();
            ring = new RoomEvent[Math.min(capacity, 2 * small.length)];
            keys = new Key[ring.length];
            for (long seq = first; seq <= head; seq++) {
                ring[slot(seq)] = small[(int) (seq % small.length)];
                keys[slot(seq)] = smallKeys[(int) (seq % small.length)];
            }
        }
    }

    private List<RoomEvent> slice(long first, long last) {
        List<RoomEvent> events = new ArrayList<>();
        for (long seq = first; seq <= last; seq++) {
            events.add(at(seq));
        }
        return events;
    }

    private long oldest() {
        return Math.max(1, head - ring.length + 1);
    }

    private RoomEvent at(long seq) {
        return ring[slot(seq)];
    }

    private int slot(long seq) {
        return (int) (seq % ring.length);
    }
}
