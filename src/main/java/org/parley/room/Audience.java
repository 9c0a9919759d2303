package org.parley.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Joined;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/**
 * Those who hear a room, and what they are about to hear.
 *
 * <p>What is told waits until a thread comes by, which is the one that brought it where few are to be told; it takes
 * everything that waits, encodes each frame once, joins them once, and hands the same text to every subscriber. So the
 * busier a room is, the more frames travel in one write: that is what makes it fast (decision 0004). One round serves a
 * room at a time. Thread-safe.
 */
final class Audience {

    /** How many are told by the thread that brought the news. */
    private static final int FEW = 16;

    /** How many one thread of the fan-out tells at a time; those of a larger room are told by several at once. */
    private static final int SLICE = 256;

    /** How long a large room rests after a round, for each frame that was told in it. */
    private static final Duration REST = Duration.ofMillis(4);

    private static final Duration LONGEST_REST = Duration.ofMillis(20);

    /** How long a large room gathers comings and goings, for each who hears of them. */
    private static final Duration GATHERING = Duration.ofMillis(4);

    private static final Duration LONGEST_GATHERING = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(Audience.class.getName());

    private final FrameCodec codec;
    private final Threads threads;
    private final Map<Subscriber, Seat> seats = new LinkedHashMap<>();
    private final Comings comings = new Comings();
    private boolean gathering;
    private List<Told> waiting = new ArrayList<>();
    private List<Farewell> leaving = new ArrayList<>();
    private final Set<Subscriber> parting = new HashSet<>();
    private long told;
    private boolean running;

    /** A subscriber's place: it hears what is told after the moment {@code since}. */
    record Seat(Subscriber subscriber, long since) {}

    /**
     * Something that was said at a moment, which those do not hear who came after it.
     *
     * @param only whom it is for; null: everybody
     */
    record Told(long moment, ServerFrame frame, @Nullable UserId only) {

        Told(long moment, ServerFrame frame) {
            this(moment, frame, null);
        }

        /** Whether it is for this person. */
        boolean isFor(UserId person) {
            return only == null || only.equals(person);
        }
    }

    /** A place that was taken away: who had it hears what was told up to a moment, and at last why. */
    record Farewell(Seat seat, long until, RoomId room, ServerFrame why) {

        /** Whether it was told before. */
        boolean isAfter(Told told) {
            return told.moment() <= until && told.frame() != why;
        }
    }

    Audience(FrameCodec codec, Threads threads) {
        this.codec = codec;
        this.threads = threads;
    }

    /** Gives a subscriber the snapshot, and after it everything that is told from now on. */
    synchronized void seat(Subscriber subscriber, Joined snapshot) {
        seats.put(subscriber, new Seat(subscriber, told));
        subscriber.joined(snapshot);
    }

    /** Returns whether the subscriber had a place. */
    synchronized boolean unseat(Subscriber subscriber) {
        return seats.remove(subscriber) != null;
    }

    /**
     * Takes their places away from some, and returns who had one. They are told why, after all that was told before, by the next
     * {@link #flush}.
     */
    synchronized List<Subscriber> sendOut(Predicate<Subscriber> which, RoomId room, ServerFrame why) {
        List<Seat> gone = seats.values().stream()
                .filter(seat -> which.test(seat.subscriber()))
                .toList();
        for (Seat seat : gone) {
            seats.remove(seat.subscriber());
            parting.add(seat.subscriber());
            leaving.add(new Farewell(seat, told, room, why));
        }
        return gone.stream().map(Seat::subscriber).toList();
    }

    /** Returns whether somebody is sent out and was not told so yet. */
    synchronized boolean isLeaving(Subscriber subscriber) {
        return parting.contains(subscriber);
    }

    synchronized boolean has(Subscriber subscriber) {
        return seats.containsKey(subscriber);
    }

    /** Returns how somebody is, as their places say together; offline where they have none. */
    synchronized Status status(UserId person) {
        Status status = Status.OFFLINE;
        for (Subscriber subscriber : seats.keySet()) {
            if (subscriber.person().id().equals(person)) {
                status = Status.of(status, subscriber.status());
            }
        }
        return status;
    }

    synchronized boolean isEmpty() {
        return seats.isEmpty();
    }

    /** Tells everybody who has a place now. */
    synchronized void tell(ServerFrame frame) {
        note(frame);
        start();
    }

    /** Tells one person, on each of their places. */
    synchronized void tellOnly(UserId person, ServerFrame frame) {
        told++;
        if (!seats.isEmpty()) {
            waiting.add(new Told(told, frame, person));
            start();
        }
    }

    /**
     * Tells everybody who has a place now of somebody's coming or going, or of how far they have read: a few at once, many by
     * and by.
     *
     * <p>Else a crowd that comes back to a large room would cost its square.
     */
    synchronized void announce(ServerFrame frame, UserId who) {
        told++;
        if (!seats.isEmpty()) {
            comings.add(who, new Told(told, frame));
            if (!gathering) {
                tellComings();
            }
        }
    }

    private void tellComings() {
        gathering = seats.size() > FEW;
        if (gathering) {
            threads.after(min(GATHERING.multipliedBy(seats.size()), LONGEST_GATHERING), this::endGathering);
        }
        waiting.addAll(comings.take());
        start();
    }

    private synchronized void endGathering() {
        gathering = false;
        if (!comings.isEmpty()) {
            tellComings();
        }
    }

    private boolean isWaiting() {
        return !(waiting.isEmpty() && leaving.isEmpty());
    }

    private void start() {
        if (!running && isWaiting()) {
            running = true;
            threads.fanOut().execute(this::run);
        }
    }

    /** Keeps something for everybody who has a place now, until {@link #flush} or something else is told. */
    synchronized void note(ServerFrame frame) {
        told++;
        if (!seats.isEmpty()) {
            waiting.add(new Told(told, frame));
        }
    }

    /**
     * Tells what was noted: a few on this thread, many on one of the fan-out. Not to be called under a lock.
     *
     * <p>To wake another thread takes as long as to tell three; and while one thread tells many, the next messages
     * gather.
     */
    void flush() {
        boolean few;
        synchronized (this) {
            if (running || !isWaiting()) {
                return;
            }
            running = true;
            few = seats.size() <= FEW;
        }
        if (few) {
            run();
        } else {
            threads.fanOut().execute(this::run);
        }
    }

    private void run() {
        List<Told> batch;
        List<Seat> audience;
        List<Farewell> farewells;
        synchronized (this) {
            batch = waiting;
            waiting = new ArrayList<>();
            farewells = leaving;
            leaving = new ArrayList<>();
            audience = List.copyOf(seats.values());
        }
        Round round = encode(batch);
        farewells.forEach(farewell -> part(round, farewell));
        if (audience.size() <= SLICE) {
            serve(round, audience);
            rest(batch, audience);
            return;
        }
        var left = new AtomicInteger((audience.size() + SLICE - 1) / SLICE);
        for (int begin = 0; begin < audience.size(); begin += SLICE) {
            List<Seat> slice = audience.subList(begin, Math.min(begin + SLICE, audience.size()));
            threads.fanOut().execute(() -> {
                serve(round, slice);
                if (left.decrementAndGet() == 0) {
                    rest(batch, audience);
                }
            });
        }
    }

    private Round encode(List<Told> batch) {
        try {
            return new Round(batch, codec);
        } catch (RuntimeException e) {
            // A frame that cannot be written is a bug; it must not silence the room for ever.
            LOG.log(System.Logger.Level.ERROR, "a round failed", e);
            return new Round(List.of(), codec);
        }
    }

    /** Not under the lock: a send that fails may call back. */
    private void part(Round round, Farewell farewell) {
        try {
            round.serve(farewell);
        } catch (RuntimeException e) {
            // As above.
            LOG.log(System.Logger.Level.ERROR, "somebody was not told that they are sent out", e);
        }
        synchronized (this) {
            parting.remove(farewell.seat().subscriber());
        }
    }

    private static void serve(Round round, List<Seat> slice) {
        try {
            round.serve(slice);
        } catch (RuntimeException e) {
            // As above.
            LOG.log(System.Logger.Level.ERROR, "a round failed", e);
        }
    }

    private void rest(List<Told> batch, List<Seat> audience) {
        if (audience.size() <= FEW) {
            goOn();
        } else {
            // Where much is said, more gathers meanwhile and goes out in fewer writes; elsewhere nobody notices.
            threads.after(min(REST.multipliedBy(batch.size()), LONGEST_REST), this::goOn);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Ends the round: with another one, where something waits. Not in a loop: other rooms want the thread too. */
    private void goOn() {
        synchronized (this) {
            if (!isWaiting()) {
                running = false;
                return;
            }
        }
        threads.fanOut().execute(this::run);
    }
}
