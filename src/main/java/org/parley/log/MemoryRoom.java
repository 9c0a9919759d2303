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

    private final Clock clock;
    private Epoch epoch = Epoch.begin();
    private final SplittableRandom random = new SplittableRandom();
    private final MemoryAudits audits;
    private RoomInfo info;
    private final EventRing ring;
    private final Map<EventRing.Key, RoomEvent> known = new HashMap<>();
    private final Map<UserId, Standing> standings = new LinkedHashMap<>();
    private final Map<Long, List<Version>> replaced = new HashMap<>();
    private final Map<UserId, Mark> marks = new HashMap<>();
    private final MemoryThreads threads = new MemoryThreads();

    /** The position of the newest message; 0 before the first one. */
    private long newest;

    MemoryRoom(RoomInfo info, Clock clock, int capacity, MemoryAudits audits) {
        this.audits = audits;
        this.info = info;
        this.clock = clock;
        this.ring = new EventRing(capacity);
    }

    synchronized StoredRoom stored() {
        return new StoredRoom(info, epoch, ring.head());
    }

    synchronized RoomDigest digest() {
        return new RoomDigest(stored(), held(newest) instanceof Message message ? message : null);
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
        long head = ring.head();
        for (long seq = Math.max(mark.seq() + 1, ring.oldest()); seq <= head; seq++) {
            if (ring.at(seq) instanceof Message message
                    && !message.isDeleted()
                    && !message.from().id().equals(person)) {
                unread += seq > head - News.SPAN && !message.isInThread() ? 1 : 0;
                called += message.calls(person) ? 1 : 0;
            }
        }
        return new News(unread, called);
    }

    synchronized void mark(Map<UserId, Mark> further) {
        further.forEach((person, mark) -> {
            if (mark.seq() <= ring.head()) {
                marks.merge(person, mark, (before, now) -> now.seq() > before.seq() ? now : before);
            }
        });
    }

    synchronized List<Appended> append(List<? extends Posting<?>> batch) {
        List<Appended> appended = new ArrayList<>(batch.size());
        for (Posting<?> posting : batch) {
            var key = new EventRing.Key(posting.author().id(), posting.cid());
            RoomEvent first = known.get(key);
            appended.add(first != null ? new Appended(first, true) : new Appended(store(key, posting), false));
        }
        return appended;
    }

    synchronized List<RoomEvent> readAfter(long after, int limit) {
        long first = Math.max(after + 1, ring.oldest());
        return ring.slice(first, Math.min(ring.head(), first + (long) limit - 1));
    }

    synchronized List<RoomEvent> readBefore(long before, int limit) {
        long last = Math.min(before - 1, ring.head());
        return ring.slice(Math.max(ring.oldest(), last - limit + 1), last);
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
        for (long seq = ring.oldest(); seq <= ring.head(); seq++) {
            known |= erase(ring.entry(seq), erasure);
        }
        if (known) {
            epoch = Epoch.begin();
        }
        return known;
    }

    private boolean erase(EventRing.Entry entry, Erasure erasure) {
        if (!erasure.concerns(entry.event())) {
            return false;
        }
        RoomEvent event = erasure.of(entry.event());
        if (event instanceof Message message && message.isDeleted()) {
            replaced.remove(message.seq());
        }
        EventRing.Key before = entry.key();
        EventRing.Key key = before.author().equals(erasure.person())
                ? new EventRing.Key(erasure.instead().id(), before.cid())
                : before;
        ring.replace(new EventRing.Entry(key, event));
        known.remove(before);
        known.put(key, event);
        return true;
    }

    private RoomEvent store(EventRing.Key key, Posting<?> posting) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var mid = MessageId.at(at.toEpochMilli(), random);
        RoomEvent event = possible(posting.at(new Posting.Place(info, ring.head() + 1, mid, at)));
        EventRing.Entry gone = ring.add(new EventRing.Entry(key, event));
        if (gone != null) {
            known.remove(gone.key());
            replaced.remove(gone.event().seq());
            threads.forget(gone.event().seq());
        }
        known.put(key, event);
        newest = event instanceof Message message && !message.isInThread() ? event.seq() : newest;
        Audit.of(event, mid, follow(event)).ifPresent(audits::add);
        return event;
    }

    /** What somebody wrote anew that was taken back meanwhile is read nowhere. */
    private RoomEvent possible(RoomEvent event) {
        boolean late = event instanceof Edited edited
                && !(held(edited.target()) instanceof Message before && !before.isDeleted());
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
        } else if (event.changes() != null && held(event.changes()) instanceof Message before) {
            change(event, before);
            return before.from();
        }
        return null;
    }

    private void change(RoomEvent change, Message before) {
        if (change instanceof Message answer) {
            threads.answered(before, answer);
        } else if (change instanceof Edited && !before.isDeleted()) {
            replaced.computeIfAbsent(before.seq(), seq -> new ArrayList<>()).add(Version.of(before));
        } else if (change instanceof Deleted) {
            replaced.remove(before.seq());
        }
        for (long seq = before.seq(); seq < change.seq(); seq++) {
            EventRing.Entry entry = ring.entry(seq);
            RoomEvent now = entry.event().after(change);
            if (now != entry.event()) {
                ring.replace(new EventRing.Entry(entry.key(), now));
                known.put(entry.key(), now);
            }
        }
    }

    synchronized List<Message> pinned() {
        return LongStream.iterate(ring.head(), seq -> seq >= ring.oldest(), seq -> seq - 1)
                .mapToObj(ring::at)
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
        return LongStream.rangeClosed(Math.max(Math.max(root, after) + 1, ring.oldest()), ring.head())
                .mapToObj(ring::at)
                .filter(event -> event instanceof Message message
                        && message.isInThread()
                        && Long.valueOf(root).equals(message.replyTo()))
                .map(Message.class::cast);
    }

    /** Returns the threads that somebody follows, in no order. */
    synchronized List<Followed> followed(UserId person) {
        List<Followed> followed = new ArrayList<>();
        threads.of(person).forEach((root, mark) -> {
            if (held(root) instanceof Message message && message.replies() != null) {
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
        if (!(held(seq) instanceof Message now) || now.isDeleted()) {
            return List.of();
        }
        return Stream.concat(replaced.getOrDefault(seq, List.of()).stream(), Stream.of(Version.of(now)))
                .toList();
    }

    private @Nullable RoomEvent held(long seq) {
        return ring.holds(seq) ? ring.at(seq) : null;
    }
}
