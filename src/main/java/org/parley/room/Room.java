package org.parley.room;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig.Heartbeat;
import org.parley.log.MessageLog;
import org.parley.log.StoredRoom;
import org.parley.protocol.Epoch;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.MemberState;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.RequestId;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Joined;
import org.parley.protocol.ServerFrame.Member;
import org.parley.protocol.ServerFrame.Presence;
import org.parley.protocol.ServerFrame.Resync;
import org.parley.protocol.ServerFrame.Typing;
import org.parley.protocol.Status;
import org.parley.threads.Threads;

/**
 * A room on this node, while somebody is in it: its members, its cursor in the log, and those who hear it.
 *
 * <p>The cursor is the last position that was told. The next event is told, an older one dropped, and a gap read from
 * the log: so the backplane may lose, repeat and reorder. Everything is guarded by one lock, under which nothing
 * blocks; the log is read outside it. Thread-safe.
 */
final class Room {

    /** The most text that one {@code joined} carries, in UTF-16 units: what waits for a reader is bounded too. */
    private static final long SNAPSHOT_TEXT = 256 * 1024;

    /** The most text that a client may have missed and still be given one by one, in UTF-16 units. */
    private static final long MISSED_TEXT = 2 * SNAPSHOT_TEXT;

    private static final int HEAL = 1_000;

    private final RoomInfo info;
    private final Epoch epoch;
    private final MessageLog log;
    private final Audience audience;
    private final Roster roster;
    private final Typists typists = new Typists();
    private Tail tail;
    private final Arrivals arrivals;
    private final Object recalling = new Object();
    private int coming;
    private boolean closed;

    /** How an attempt to join ended. */
    enum Entrance {
        SEATED,
        /** What was missed is not in memory: {@link #recall} it and try again. */
        RECALL,
        /** This room has ended; there may be another by its name. */
        CLOSED
    }

    /** Where a client says that it stands. */
    record Resume(@Nullable Epoch epoch, @Nullable Long after) {}

    /** Reads the newest events: blocks. */
    Room(RoomInfo info, StoredRoom stored, MessageLog log, FrameCodec codec, Threads threads, Heartbeat heartbeat) {
        this.info = info;
        this.epoch = stored.epoch();
        this.log = log;
        this.arrivals = new Arrivals(threads.fanOut());
        this.audience = new Audience(codec, threads);
        this.roster = new Roster(codec, heartbeat.leaveGrace().toNanos());
        this.tail = new Tail(stored.head());
        this.tail.prepend(log.readBefore(info.id(), stored.head() + 1, Tail.NEWEST));
    }

    RoomInfo info() {
        return info;
    }

    Epoch epoch() {
        return epoch;
    }

    MessageLog log() {
        return log;
    }

    synchronized long head() {
        return tail.head();
    }

    synchronized List<MemberState> members() {
        return roster.states();
    }

    synchronized int online() {
        return roster.online();
    }

    /** Keeps the room awake for somebody who is on the way in, until {@link #release}; false where it has ended. */
    synchronized boolean hold() {
        coming += closed ? 0 : 1;
        return !closed;
    }

    synchronized void release() {
        coming--;
    }

    /**
     * Seats a subscriber: gives it the room as it is, and everything after that.
     *
     * @param recalled whether {@link #recall} was tried, so that it is not asked for again
     */
    synchronized Entrance join(Subscriber subscriber, @Nullable RequestId re, Resume resume, boolean recalled) {
        if (closed) {
            return Entrance.CLOSED;
        }
        long after = near(resume);
        // Not where what is in memory is too much already: it would be read for nothing.
        if (after >= 0 && !tail.covers(after) && !recalled && tail.text() <= MISSED_TEXT) {
            return Entrance.RECALL;
        }
        List<RoomEvent> missed = after >= 0 && tail.covers(after) ? tail.after(after) : List.of();
        boolean recovered = after >= 0 && tail.covers(after) && Tail.size(missed) <= MISSED_TEXT;
        List<RoomEvent> events = recovered ? missed : tail.newest(SNAPSHOT_TEXT);

        if (!audience.has(subscriber)) {
            announce(roster.enter(subscriber.person()), subscriber.person());
        }
        audience.seat(
                subscriber,
                new Joined(
                        re,
                        info,
                        epoch,
                        tail.head(),
                        recovered,
                        seenBy(subscriber.person(), events),
                        roster.states(),
                        null));
        if (!typists.isEmpty()) {
            tellTypists();
        }
        return Entrance.SEATED;
    }

    /**
     * Reads what a client missed into the tail: blocks. One at a time reads, and as far back as anybody may have missed,
     * so that a crowd that comes back costs one query and not one for each.
     */
    void recall(long after) {
        synchronized (recalling) {
            long from;
            long oldest;
            synchronized (this) {
                if (tail.covers(after)) {
                    return;
                }
                from = Math.min(after, Math.max(0, tail.head() - Tail.MOST));
                oldest = tail.oldest();
            }
            List<RoomEvent> older = log.readAfter(info.id(), from, (int) (oldest - 1 - from));
            synchronized (this) {
                tail.prepend(older);
            }
        }
    }

    /**
     * Takes a subscriber's place away.
     *
     * @param broken whether the connection broke, so that the person may come back at once
     * @return whether it had one
     */
    synchronized boolean leave(Subscriber subscriber, boolean broken, long now) {
        if (!audience.unseat(subscriber)) {
            return false;
        }
        Roster.Change change = roster.exit(subscriber.person(), broken, now);
        announce(change, subscriber.person());
        if (change != Roster.Change.NOTHING
                && typists.remove(subscriber.person().id())) {
            tellTypists();
        }
        return true;
    }

    /**
     * Hears of events that are in the log.
     *
     * @return false when there is a gap before them, which {@link #heal} closes
     */
    boolean advance(List<RoomEvent> events) {
        boolean gapless = take(events);
        audience.flush();
        return gapless;
    }

    private synchronized boolean take(List<RoomEvent> events) {
        for (RoomEvent event : events) {
            if (event.seq() > tail.head() + 1) {
                return false;
            }
            if (event.seq() == tail.head() + 1) {
                tail.append(event);
                audience.note(event);
                stopsTyping(event);
            }
        }
        arrivals.tell(tail.head());
        return true;
    }

    /** Reads the log up to its head: blocks. */
    void heal() {
        List<RoomEvent> events;
        do {
            events = log.readAfter(info.id(), head(), HEAL);
            if (!advance(events)) {
                skip(events.get(0).seq() - 1);
                advance(events);
            }
        } while (events.size() == HEAL);
    }

    /** Goes on after a gap that the log does not have any more, and has everybody load again. */
    private synchronized void skip(long position) {
        if (position > tail.head()) {
            tail = new Tail(position);
            audience.tell(new Resync(info.id(), epoch, position));
        }
    }

    /** Completes when there is an event after this position; at once where there is one. */
    synchronized CompletableFuture<Void> arrival(long after) {
        return arrivals.after(after, tail.head());
    }

    synchronized void typing(Person person, boolean on, long now) {
        if (typists.set(person, on, now)) {
            tellTypists();
        }
    }

    /** Lets go of what has expired: typists, and members whose connection broke and who did not come back. */
    synchronized void sweep(long now) {
        if (typists.expire(now)) {
            tellTypists();
        }
        for (Person person : roster.expire(now)) {
            announce(Roster.Change.LEFT, person);
        }
        arrivals.sweep();
    }

    /** Ends the room on this node if nobody is in it, comes in or waits for it; returns whether it has ended. */
    synchronized boolean close() {
        boolean passing = info.life() == RoomInfo.Life.PASSING;
        boolean empty = coming == 0 && audience.isEmpty() && arrivals.isEmpty();
        closed = closed || (empty && (passing || roster.isEmpty()));
        return closed;
    }

    /** Returns the events as this person sees them. */
    static List<RoomEvent> seenBy(Person reader, List<RoomEvent> events) {
        return events.stream()
                .<RoomEvent>map(event -> event instanceof Message message ? message.seenBy(reader.id()) : event)
                .toList();
    }

    /** Returns the position that the client holds, where it is near enough to go on from; -1 where it is not. */
    private long near(Resume resume) {
        Long after = resume.after();
        boolean near = after != null
                && epoch.equals(resume.epoch())
                && after <= tail.head()
                && tail.head() - after <= Tail.MOST;
        return near && after != null ? after : -1;
    }

    private void announce(Roster.Change change, Person person) {
        ServerFrame frame = switch (change) {
            case JOINED -> new Member(info.id(), Member.Change.JOINED, person);
            case LEFT -> new Member(info.id(), Member.Change.LEFT, person);
            case RETURNED -> new Presence(info.id(), person, Status.ONLINE);
            case DROPPED -> new Presence(info.id(), person, Status.OFFLINE);
            case NOTHING -> null;
        };
        if (frame != null) {
            audience.announce(frame, person.id());
        }
    }

    private void stopsTyping(RoomEvent event) {
        if (event instanceof Message message && typists.remove(message.from().id())) {
            tellTypists();
        }
    }

    private void tellTypists() {
        audience.tell(new Typing(info.id(), typists.people()));
    }
}
