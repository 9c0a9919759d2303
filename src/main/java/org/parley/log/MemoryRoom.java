package org.parley.log;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Epoch;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** One room of the log in memory: a ring of its newest events. Thread-safe, by its own lock. */
final class MemoryRoom {

    private static final int SMALL = 64;

    private final RoomId id;
    private final Clock clock;
    private final Epoch epoch = Epoch.begin();
    private final SplittableRandom random = new SplittableRandom();
    private final int capacity;
    private Message[] ring;
    private final Map<Key, Message> known = new HashMap<>();
    private long head;

    private record Key(UserId author, ClientMessageId cid) {}

    MemoryRoom(RoomId id, Clock clock, int capacity) {
        this.id = id;
        this.clock = clock;
        this.capacity = capacity;
        this.ring = new Message[Math.min(capacity, SMALL)];
    }

    synchronized StoredRoom stored() {
        return new StoredRoom(id, id.value(), epoch, head);
    }

    synchronized RoomDigest digest() {
        return new RoomDigest(stored(), head == 0 ? null : at(head));
    }

    synchronized List<Appended> append(List<Posting> batch) {
        List<Appended> appended = new ArrayList<>(batch.size());
        for (Posting posting : batch) {
            var key = new Key(posting.author().id(), posting.cid());
            Message first = known.get(key);
            appended.add(first != null ? new Appended(first, true) : new Appended(store(key, posting), false));
        }
        return appended;
    }

    synchronized List<RoomEvent> readAfter(long after, int limit) {
        long first = Math.max(after + 1, oldest());
        return slice(first, Math.min(head, first + limit - 1));
    }

    synchronized List<RoomEvent> readBefore(long before, int limit) {
        long last = Math.min(before - 1, head);
        return slice(Math.max(oldest(), last - limit + 1), last);
    }

    private Message store(Key key, Posting posting) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var mid = MessageId.at(at.toEpochMilli(), random);
        var message = new Message(
                id,
                head + 1,
                mid,
                posting.author(),
                at,
                posting.cid(),
                posting.text().value(),
                posting.replyTo());
        makeRoom();
        Message lost = ring[slot(message.seq())];
        if (lost != null && lost.cid() != null) {
            known.remove(new Key(lost.from().id(), lost.cid()));
        }
        ring[slot(message.seq())] = message;
        known.put(key, message);
        head = message.seq();
        return message;
    }

    /** Doubles a full ring as long as it may grow: most rooms are small. */
    private void makeRoom() {
        if (head >= ring.length && ring.length < capacity) {
            Message[] small = ring;
            long first = oldest();
            ring = new Message[Math.min(capacity, 2 * small.length)];
            for (long seq = first; seq <= head; seq++) {
                ring[slot(seq)] = small[(int) (seq % small.length)];
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

    private Message at(long seq) {
        return ring[slot(seq)];
    }

    private int slot(long seq) {
        return (int) (seq % ring.length);
    }
}
