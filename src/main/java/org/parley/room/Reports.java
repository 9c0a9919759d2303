package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Message;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.threads.Threads;

/**
 * The use cases of reports: a member tells of a message, a moderator reads it and deals with it. Nothing here blocks the
 * caller. Thread-safe.
 */
@ApplicationScoped
public class Reports {

    private final LiveRooms rooms;
    private final ReportBook book;
    private final Reading reading;
    private final Clock clock;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected Reports() {
        rooms = null;
        book = null;
        reading = null;
        clock = null;
    }

    /** Keeps them in the book. */
    @Inject
    public Reports(LiveRooms rooms, ReportBook book, Threads threads, Clock clock) {
        this.rooms = rooms;
        this.book = book;
        this.reading = new Reading(threads);
        this.clock = clock;
    }

    /** Tells the moderators of a message. */
    public CompletionStage<Report> report(Actor actor, RoomId room, long seq, String reason) {
        return reading.of(() -> {
            LiveRoom live = allowed(Operation.REPORT, actor, room);
            if (live.room().info().life() == RoomInfo.Life.PASSING) {
                // A report would outlive what it is about, and be one about the next room by this id.
                throw new Refusal(ErrorCode.FORBIDDEN, "nothing of this room is kept, and no report either");
            }
            Message message = live.message(seq);
            var report = new Report(
                    UUID.randomUUID().toString(),
                    room,
                    seq,
                    actor.person().author(),
                    reason,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    message.withoutCid());
            book.add(report);
            return report;
        });
    }

    /** Returns what nobody has dealt with, the newest first, with the messages as they are now. */
    public CompletionStage<List<Report>> open(Actor actor, RoomId room) {
        return reading.of(() -> {
            LiveRoom live = allowed(Operation.SEE_REPORTS, actor, room);
            return book.open(room).stream()
                    .map(report -> report.about(message(live, report.seq())))
                    .toList();
        });
    }

    /** Says that a report has been dealt with. */
    public CompletionStage<Void> close(Actor actor, RoomId room, String id) {
        return reading.of(() -> {
            allowed(Operation.SEE_REPORTS, actor, room);
            if (!book.close(room, id)) {
                throw new Refusal(ErrorCode.NOT_FOUND, "no such report");
            }
            return null;
        });
    }

    private LiveRoom allowed(Operation operation, Actor actor, RoomId room) {
        LiveRoom live = rooms.existing(room);
        live.room().rights().require(Operation.SEE, actor);
        live.room().rights().require(operation, actor);
        return live;
    }

    private static @Nullable Message message(LiveRoom live, long seq) {
        try {
            return live.message(seq).withoutCid();
        } catch (Refusal e) {
            // A room in memory has forgotten it.
            return null;
        }
    }
}
