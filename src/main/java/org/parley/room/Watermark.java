package org.parley.room;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.parley.log.Head;
import org.parley.log.LogUnavailable;
import org.parley.log.MessageLog;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo.Life;
import org.parley.threads.Threads;

/**
 * Compares, every five seconds, and twice a second where the other nodes are not heard, how far the awake rooms are with how
 * far the log is, and has those read it that are behind: what was committed though nobody could say so, and what a backplane
 * lost with no event after it. A room that is gone from the log, or not what it was, is found here too.
 *
 * <p>One query for {@value #CHUNK} rooms. Thread-safe.
 */
final class Watermark {

    private static final System.Logger LOG = System.getLogger(Watermark.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Every so many pauses, where the other nodes are heard. */
    private static final int CALM = 10;

    private static final int CHUNK = 500;

    private final LiveRooms rooms;
    private final MessageLog log;
    private final Threads threads;
    private final Healer healer;
    private final BooleanSupplier whole;
    private final AtomicBoolean comparing = new AtomicBoolean();
    private int pauses;

    /** @param whole whether all is heard that other nodes say */
    Watermark(LiveRooms rooms, MessageLog log, Threads threads, Healer healer, BooleanSupplier whole) {
        this.rooms = rooms;
        this.log = log;
        this.threads = threads;
        this.healer = healer;
        this.whole = whole;
    }

    /** Begins to compare. */
    void begin() {
        threads.every(PAUSE, this::tick);
    }

    /** On the one thread of the timers. */
    private void tick() {
        pauses++;
        if (whole.getAsBoolean() && pauses % CALM != 0) {
            return;
        }
        if (!comparing.compareAndSet(false, true)) {
            // The log is slow. Asking it twice would not help.
            return;
        }
        try {
            threads.reads().execute(() -> {
                try {
                    compare();
                } finally {
                    comparing.set(false);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "too much waits for the log", e);
            comparing.set(false);
        }
    }

    /** Finds the rooms that are behind: blocks. */
    void compare() {
        List<Room> lasting = rooms.all().stream()
                .map(LiveRoom::room)
                .filter(room -> room.info().life() == Life.LASTING)
                .toList();
        try {
            for (int i = 0; i < lasting.size(); i += CHUNK) {
                compare(lasting.subList(i, Math.min(lasting.size(), i + CHUNK)));
            }
        } catch (LogUnavailable e) {
            LOG.log(System.Logger.Level.DEBUG, "the next round may find the log there", e);
        }
    }

    private void compare(List<Room> chunk) {
        // Before the log is asked: a room is never further than its log, unless that has gone back.
        Map<RoomId, Long> told = chunk.stream().collect(Collectors.toMap(Room::id, Room::head));
        Map<RoomId, Head> heads = log.heads(told.keySet());
        for (Room room : chunk) {
            Head head = heads.get(room.id());
            if (head == null || !head.epoch().equals(room.epoch()) || head.seq() < told.getOrDefault(room.id(), 0L)) {
                rooms.renewHere(room.id());
            } else {
                healer.expect(room, head.seq());
            }
        }
    }
}
