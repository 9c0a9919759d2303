package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.parley.log.Followed;
import org.parley.log.Mark;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.log.Standing;
import org.parley.log.StoredRoom;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Message;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/**
 * The use cases of threads: what was answered to a message, and which of them somebody follows. To answer is to
 * {@linkplain RoomManager#send say something}.
 *
 * <p>Nothing here blocks the caller. A refusal is a {@link Refusal}, as the stage's exception. Thread-safe.
 */
@ApplicationScoped
public class RoomThreads {

    /** How many threads one is shown. */
    private static final int MOST = 50;

    private final LiveRooms rooms;
    private final MessageLog lasting;
    private final MemoryMessageLog passing;
    private final Reading reading;
    private final Clock clock;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected RoomThreads() {
        rooms = null;
        lasting = null;
        passing = null;
        reading = null;
        clock = null;
    }

    /** Knows the threads of the logs. */
    @Inject
    public RoomThreads(LiveRooms rooms, MessageLog lasting, MemoryMessageLog passing, Threads threads, Clock clock) {
        this.rooms = rooms;
        this.lasting = lasting;
        this.passing = passing;
        this.reading = new Reading(threads);
        this.clock = clock;
    }

    /**
     * A page of a thread.
     *
     * @param events answers, oldest first
     * @param more whether there are newer ones
     */
    public record Page(Message root, List<RoomEvent> events, boolean more) {}

    /** Reads a page of a thread, its oldest answers after a position. */
    public CompletionStage<Page> page(Actor reader, RoomId id, long root, long after, int limit) {
        return reading.of(() -> {
            LiveRoom live = seen(reader, id);
            Message began = root(live, root);
            UserId person = reader.person().id();
            List<RoomEvent> answers =
                    new ArrayList<>(live.room().log().threads().read(id, root, after, limit + 1));
            boolean more = answers.size() > limit;
            if (more) {
                answers.remove(limit);
            }
            answers.replaceAll(event -> event instanceof Message message ? message.seenBy(person) : event);
            return new Page(began.seenBy(person), List.copyOf(answers), more);
        });
    }

    /** Returns the threads that somebody follows in rooms that they may still read, those with the newest answers first. */
    public CompletionStage<List<Followed>> followed(Actor reader) {
        return reading.of(() -> {
            List<Followed> followed = new ArrayList<>(followed(reader, lasting));
            followed.addAll(followed(reader, passing));
            followed.sort(Comparator.comparing(Followed::newest).reversed());
            return List.copyOf(followed.subList(0, Math.min(MOST, followed.size())));
        });
    }

    private List<Followed> followed(Actor reader, MessageLog log) {
        UserId person = reader.person().id();
        Map<RoomId, Standing> standings = log.standingsOf(person);
        Map<RoomId, Boolean> shown = new HashMap<>();
        return log.threads().followed(person, MOST).stream()
                .filter(one -> shown.computeIfAbsent(
                        one.root().room(), room -> isShown(reader, log, room, standings.get(room))))
                .map(one -> new Followed(one.root().seenBy(person), one.read(), one.unread()))
                .toList();
    }

    private boolean isShown(Actor reader, MessageLog log, RoomId room, @Nullable Standing standing) {
        return log.find(room)
                .map(StoredRoom::info)
                .filter(info -> Rights.shows(info, reader, standing, clock))
                .isPresent();
    }

    /** Takes note of how far somebody has read in a thread; it only moves forward, and not past the room's head. */
    public CompletionStage<@Nullable Void> read(Actor reader, RoomId id, long root, long seq) {
        return reading.of(() -> {
            LiveRoom live = seen(reader, id);
            if (root(live, root).replies() == null) {
                throw new Refusal(ErrorCode.NOT_FOUND, "nothing was answered in this thread yet");
            }
            long mark = Math.min(seq, live.room().head());
            if (live.room().log().threads().mark(id, root, reader.person().id(), mark)) {
                live.room().tellRead(reader.person(), root, mark);
                rooms.herald().read(id, reader.person(), new Mark(mark, true), root);
            }
            return null;
        });
    }

    private LiveRoom seen(Actor reader, RoomId id) {
        LiveRoom live = rooms.existing(id);
        live.room().rights().require(Operation.SEE, reader);
        return live;
    }

    private static Message root(LiveRoom live, long root) {
        Message began = live.message(root);
        if (began.isInThread()) {
            throw new Refusal(ErrorCode.NOT_FOUND, "no thread begins with this message");
        }
        return began;
    }
}
