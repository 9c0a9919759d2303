package org.parley.room;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.NodeId;
import org.parley.backplane.Word.Present;
import org.parley.config.ChatConfig.Heartbeat;
import org.parley.log.Mark;
import org.parley.log.MessageLog;
import org.parley.log.Standing;
import org.parley.log.StoredRoom;
import org.parley.protocol.Author;
import org.parley.protocol.Epoch;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.MemberState;
import org.parley.protocol.Membership;
import org.parley.protocol.Mentions;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.Refusal;
import org.parley.protocol.RequestId;
import org.parley.protocol.RoomChange;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.ServerFrame.Gone;
import org.parley.protocol.ServerFrame.Joined;
import org.parley.protocol.ServerFrame.Receipt;
import org.parley.protocol.ServerFrame.Resync;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/**
 * A room on this node, while somebody is in it: its members, its cursor in the log, and those who hear it.
 *
 * <p>The cursor is the last position that was told. The next event is told, an older one dropped, and a gap read from
 * the log: so the backplane may lose, repeat and reorder. Everything is guarded by one lock, under which nothing
 * blocks; the log is read outside it. Thread-safe.
 */
final class Room {

    /** Longer than it takes to tell somebody that they are sent out. */
    private static final Duration SENT_OUT = Duration.ofSeconds(1);

    private final RoomId id;
    private final Rights rights;
    private final Pace pace = new Pace();
    private volatile Epoch epoch;
    private final MessageLog log;
    private final Audience audience;
    private final Company company;
    private final Marks marks;
    private Tail tail;
    private final Arrivals arrivals;
    private final CatchUp catchUp;
    private int coming;
    private boolean closed;

    /** How an attempt to join ended. */
    enum Entrance {
        SEATED,
        /** What was missed is not in memory: {@link CatchUp#recall} it and try again. */
        RECALL,
        /** This room has ended; there may be another by its name. */
        CLOSED
    }

    /**
     * Reads the newest events: blocks.
     *
     * @param changed is told, with how many there are, when others are here or otherwise; under the room's lock
     */
    Room(
            RoomInfo info,
            StoredRoom stored,
            MessageLog log,
            FrameCodec codec,
            Threads threads,
            Heartbeat heartbeat,
            Clock clock,
            IntConsumer changed) {
        this.id = stored.id();
        this.epoch = stored.epoch();
        this.log = log;
        this.catchUp = new CatchUp(this, log);
        this.arrivals = new Arrivals(threads.fanOut());
        this.audience = new Audience(codec, threads);
        this.company = new Company(
                id,
                audience,
                new Roster(
                        codec,
                        heartbeat.leaveGrace().toNanos(),
                        heartbeat.presenceGrace().toNanos()),
                changed);
        this.tail = new Tail(stored.head());
        this.tail.prepend(log.readBefore(id, stored.head() + 1, Tail.NEWEST));
        // After the head: what they say already that is heard of later changes nothing.
        List<Standing> standings = log.standings(id);
        this.rights = new Rights(info, standings, clock);
        standings.forEach(standing -> company.settle(standing.person(), standing.role()));
        this.marks = new Marks(log.marks(id));
        standings.forEach(standing -> show(standing.person().id()));
    }

    private void show(UserId person) {
        Mark mark = marks.of(person);
        company.read(person, mark == null || mark.hidden() ? null : mark.seq());
    }

    /** Takes note of how far somebody has read, and tells those who may know; returns whether that was new. */
    synchronized boolean read(Person person, Mark asked) {
        var mark = new Mark(Math.min(asked.seq(), tail.head()), asked.hidden());
        boolean further = marks.advance(person, mark);
        if (further) {
            tellRead(person, mark);
        }
        return further;
    }

    /** The same, where another node takes note. */
    synchronized void readElsewhere(Person person, Mark mark) {
        if (marks.hear(person, mark)) {
            tellRead(person, mark);
        }
    }

    private void tellRead(Person person, Mark mark) {
        show(person.id());
        company.tellRead(new Receipt(id, person, mark.seq()), mark.hidden());
    }

    /** Tells somebody on all their devices how far they have read in a thread. */
    synchronized void tellRead(Person person, long thread, long seq) {
        company.tellRead(new Receipt(id, person, seq, thread), true);
    }

    /** Returns what people have read since this was asked before. */
    synchronized Map<UserId, Mark> takeMarks() {
        return marks.take();
    }

    synchronized void marksKept() {
        marks.kept();
    }

    synchronized void giveBack(Map<UserId, Mark> taken) {
        marks.giveBack(taken);
    }

    /** Knows nothing of somebody any more who is forgotten. */
    synchronized void forget(UserId person) {
        marks.forget(person);
        company.forget(person);
    }

    RoomId id() {
        return id;
    }

    RoomInfo info() {
        return rights.info();
    }

    Rights rights() {
        return rights;
    }

    /** @throws Refusal where somebody may not speak now */
    void requireSpeech(Actor speaker, long now) {
        rights.require(Operation.SPEAK, speaker);
        Duration pause = info().pause();
        if (!pause.isZero() && !rights.allows(Operation.SLOW, speaker)) {
            pace.take(speaker.person().id(), pause, now);
        }
    }

    /** Returns somebody who is in this room, or with whom it stands somehow. */
    synchronized @Nullable Person person(UserId person) {
        Standing standing = rights.standing(person);
        return standing != null ? standing.person() : company.person(person);
    }

    /** Returns whom a text calls of those who are here, belong here or have spoken here lately; null where nobody is. */
    @Nullable
    Mentions called(String text) {
        return Callings.mayCall(text) ? Callings.in(text, known()) : null;
    }

    private synchronized Collection<Author> known() {
        Map<UserId, Author> known = new LinkedHashMap<>();
        tail.authors().forEach(author -> known.put(author.id(), author));
        company.people().forEach(person -> known.put(person.id(), person.author()));
        return known.values();
    }

    Epoch epoch() {
        return epoch;
    }

    MessageLog log() {
        return log;
    }

    /** Returns what brings this room level with its log. */
    CatchUp catchUp() {
        return catchUp;
    }

    synchronized long head() {
        return tail.head();
    }

    /** Returns all who are here or belong here. */
    synchronized List<Person> people() {
        return company.people();
    }

    synchronized List<MemberState> members() {
        return company.members();
    }

    /** Returns who is here on this node. */
    synchronized List<Present> here() {
        return company.here();
    }

    /** Returns how many others take for being here on this node. */
    synchronized int onlineHere() {
        return (int) company.here().stream()
                .filter(present -> present.status() != Status.OFFLINE)
                .count();
    }

    /** Takes note of all who are here on another node. */
    synchronized void there(NodeId node, List<Present> people, long now) {
        company.there(node, people, now);
        people.forEach(present -> show(present.person().id()));
    }

    /** Takes nobody for being on some nodes any more that have not said it again since then. */
    synchronized void forgetUnsaid(Predicate<NodeId> which, long then) {
        company.forgetUnsaid(which, then);
    }

    /** Another node is gone, orderly or without a word. */
    synchronized void gone(NodeId node, boolean orderly, long now) {
        company.gone(node, orderly, now);
    }

    synchronized int online() {
        return company.online();
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
     * @param recalled whether {@link CatchUp#recall} was tried, so that it is not asked for again
     */
    synchronized Entrance join(Subscriber subscriber, @Nullable RequestId re, Resume resume, boolean recalled) {
        if (closed) {
            return Entrance.CLOSED;
        }
        rights.require(Operation.ENTER, subscriber);
        if (company.isLeaving(subscriber)) {
            throw new Refusal(ErrorCode.UNAVAILABLE, "you are being sent out: join again after that", SENT_OUT);
        }
        if (!recalled && resume.wantsMore(epoch, tail)) {
            return Entrance.RECALL;
        }
        Resume.Given given = resume.from(epoch, tail);

        company.enter(subscriber);
        show(subscriber.person().id());
        Mark mark = marks.of(subscriber.person().id());
        company.seat(
                subscriber,
                new Joined(
                        re,
                        info(),
                        epoch,
                        tail.head(),
                        given.recovered(),
                        seenBy(subscriber.person(), given.events()),
                        company.members(),
                        mark == null ? null : mark.seq(),
                        rights.distinction(subscriber),
                        rights.silence(subscriber)));
        return Entrance.SEATED;
    }

    /** Returns what is to be read before the tail for who missed all after a position; null where it is there. */
    synchronized CatchUp.@Nullable Span missing(long after) {
        if (tail.covers(after)) {
            return null;
        }
        long from = Math.min(after, Math.max(0, tail.head() - Tail.MOST));
        return new CatchUp.Span(from, (int) (tail.oldest() - 1 - from));
    }

    /** Takes what was read before the tail. */
    synchronized void prepend(List<RoomEvent> older) {
        tail.prepend(older);
    }

    /**
     * Takes a subscriber's place away.
     *
     * @param broken whether the connection broke, so that the person may come back at once
     * @return whether it had one
     */
    synchronized boolean leave(Subscriber subscriber, boolean broken, long now) {
        return company.leave(subscriber, broken, now);
    }

    /**
     * Hears of events that are in the log.
     *
     * @return false when there is a gap before them, which {@link CatchUp#heal} closes
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
                follow(event);
            }
        }
        arrivals.tell(tail.head());
        return true;
    }

    /** Does what an event means for those who are in the room. */
    private void follow(RoomEvent event) {
        if (event instanceof Message message) {
            company.spoke(message.from().id());
            if (!info().pause().isZero()) {
                pace.heard(message.from().id());
            }
            return;
        }
        rights.heard(event);
        if (event instanceof Membership membership) {
            follow(membership);
        } else if (event instanceof RoomChange change && change.changed().contains(RoomChange.What.KIND)) {
            company.sendOut(this::isShut, event);
        }
    }

    private void follow(Membership event) {
        UserId person = event.user().id();
        Standing standing = rights.standing(person);
        company.settle(event.user(), standing == null ? null : standing.role());
        company.sendOut(
                subscriber -> subscriber.person().id().equals(person) && (event.sendsOut() || isShut(subscriber)),
                event);
        if (event.sendsOut()) {
            company.strike(person);
        }
    }

    /** Whether somebody may not be here any more. */
    private boolean isShut(Subscriber subscriber) {
        return !rights.allows(Operation.ENTER, subscriber);
    }

    /** Ends the room because it is gone from the log: nobody has a place any more. */
    void end() {
        synchronized (this) {
            closed = true;
            company.sendOut(subscriber -> true, new Gone(id));
            arrivals.tell(Long.MAX_VALUE);
        }
        audience.flush();
    }

    /** Goes on after a gap that the log does not have any more, and has everybody load again. */
    synchronized void skip(long position) {
        if (position > tail.head()) {
            tail = new Tail(position);
            audience.tell(new Resync(id, epoch, position));
        }
    }

    /**
     * Takes what was read anew, has everybody here load again, and sends out who may not be here any more.
     *
     * @param until how far the room was before that
     * @param fresh reaches as far, or less far where the log has gone back
     * @return false where something was said meanwhile: it is to be read once more
     */
    synchronized boolean renew(
            long until, StoredRoom stored, Tail fresh, List<Standing> standings, Map<UserId, Mark> kept) {
        if (until != tail.head()) {
            return false;
        }
        if (fresh.head() < until) {
            marks.begin(kept);
        }
        epoch = stored.epoch();
        tail = fresh;
        Collection<Standing> gone = rights.renew(stored.info(), standings);
        gone.forEach(standing -> company.settle(standing.person(), null));
        standings.forEach(standing -> company.settle(standing.person(), standing.role()));
        company.people().forEach(person -> show(person.id()));
        company.sendOut(this::isShut, new Gone(id));
        // Last: with what is told, who is sent out is told why.
        audience.tell(new Resync(id, epoch, tail.head()));
        return true;
    }

    /** Completes when there is an event after this position; at once where there is one. */
    synchronized CompletableFuture<Void> arrival(long after) {
        return arrivals.after(after, tail.head());
    }

    synchronized void status(Subscriber subscriber) {
        company.status(subscriber);
    }

    /** Takes note of what somebody has chosen that others see, and tells it where they are known here. */
    synchronized void know(UserId person, Profile profile) {
        company.know(person, profile);
    }

    synchronized void typing(Person person, boolean on, long now) {
        company.typing(person, on, now);
    }

    /** Lets go of what has expired: typists, members who did not come back, those who have waited to speak again. */
    synchronized void sweep(long now) {
        company.sweep(now);
        marks.sweep(person -> company.person(person) != null);
        pace.sweep(info().pause(), now);
        arrivals.sweep();
    }

    /** Ends the room on this node if nobody is in it, comes in or waits for it; returns whether it has ended. */
    synchronized boolean close() {
        boolean passing = info().life() == RoomInfo.Life.PASSING;
        boolean empty = coming == 0 && company.isDeaf() && arrivals.isEmpty();
        boolean done = company.isEmpty() && marks.areKept();
        closed = closed || (empty && (passing || done));
        return closed;
    }

    /** Returns the events as this person sees them. */
    static List<RoomEvent> seenBy(Person reader, List<RoomEvent> events) {
        return events.stream()
                .<RoomEvent>map(event -> event instanceof Message message ? message.seenBy(reader.id()) : event)
                .toList();
    }
}
