package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.limit.RateLimiter;
import org.parley.limit.SharedLimits;
import org.parley.log.Mark;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.log.News;
import org.parley.log.Posting;
import org.parley.log.RoomDigest;
import org.parley.log.Standing;
import org.parley.log.Version;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.Deleted;
import org.parley.protocol.Edited;
import org.parley.protocol.Emoji;
import org.parley.protocol.Epoch;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Membership;
import org.parley.protocol.Message;
import org.parley.protocol.MessageText;
import org.parley.protocol.Pinned;
import org.parley.protocol.Reaction;
import org.parley.protocol.Refusal;
import org.parley.protocol.RequestId;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/**
 * The use cases of talking in rooms: whoever comes by socket, REST or anything else comes through here, and meets the same
 * checks, limits and events.
 *
 * <p>Nothing here blocks the caller; what takes time completes a stage. A refusal is a {@link Refusal}: thrown, or the
 * stage's exception. Thread-safe.
 */
@ApplicationScoped
public class RoomManager {

    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final LiveRooms rooms;
    private final MessageLog lasting;
    private final MemoryMessageLog passing;
    private final Creation creation;
    private final WordFilter words;
    private final Reading reading;
    private final Changes changes;
    private final MarkKeeper marks;
    private final Threads threads;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final RateLimiter<UserId> messages;
    private final RateLimiter<UserId> joins;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected RoomManager() {
        rooms = null;
        lasting = null;
        passing = null;
        creation = null;
        words = null;
        reading = null;
        changes = null;
        marks = null;
        threads = null;
        clock = null;
        nanoTime = null;
        messages = null;
        joins = null;
    }

    /**
     * Begins with no room awake.
     *
     * @param lasting the log of the rooms that last
     * @param passing the log of those that pass
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    @Inject
    public RoomManager(
            ChatConfig config,
            LiveRooms rooms,
            MessageLog lasting,
            MemoryMessageLog passing,
            SharedLimits limits,
            Threads threads,
            Clock clock,
            LongSupplier nanoTime) {
        this.rooms = rooms;
        this.lasting = lasting;
        this.passing = passing;
        this.creation = new Creation(config.rooms().creation());
        this.words = new WordFilter(config.rooms().words());
        this.reading = new Reading(threads);
        this.changes = new Changes(rooms, reading);
        this.marks = new MarkKeeper(reading);
        this.threads = threads;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.messages = limits.share("messages", limiter(config, config.limits().messages()), UserId::new);
        this.joins = limits.share("joins", limiter(config, config.limits().joins()), UserId::new);
        threads.every(SWEEP, this::sweep);
    }

    /**
     * Joins a room, or comes back to it; the subscriber is given the snapshot before the stage completes.
     *
     * @param epoch the epoch that the client holds, or null
     * @param after the last position that the client holds, or null
     */
    public CompletionStage<Void> join(
            Subscriber subscriber, RoomId id, @Nullable RequestId re, @Nullable Epoch epoch, @Nullable Long after) {
        joins.require(subscriber.person().id(), "you join rooms too fast");
        var resume = new Resume(epoch, after);
        LiveRoom live = rooms.get(id);
        if (live != null && live.room().join(subscriber, re, resume, false) == Room.Entrance.SEATED) {
            return CompletableFuture.completedStage(null);
        }
        return reading.of(() -> {
            seat(subscriber, id, re, resume);
            return null;
        });
    }

    /**
     * Leaves a room.
     *
     * @param broken whether the connection broke, so that the person may come back at once
     * @return whether the subscriber was in it
     */
    public boolean leave(Subscriber subscriber, RoomId id, boolean broken) {
        LiveRoom live = rooms.get(id);
        if (live == null || !live.room().leave(subscriber, broken, nanoTime.getAsLong())) {
            return false;
        }
        if (live.room().info().life() == RoomInfo.Life.PASSING) {
            rooms.rest(id);
        }
        return true;
    }

    /**
     * Says something in a room that exists.
     *
     * @return the message in its place, after the commit; a repeat of its {@code cid} returns the first one
     */
    public CompletionStage<Message> send(Speaker speaker, ClientFrame.Send send) {
        messages.require(speaker.person().id(), "you send messages too fast");
        words.check(send.text().value());
        LiveRoom live = rooms.get(send.room());
        return live != null
                ? post(live, speaker, send)
                : reading.of(() -> rooms.existing(send.room())).thenCompose(woken -> post(woken, speaker, send));
    }

    /**
     * Writes a message of one's own anew.
     *
     * @return the event, after the commit; nothing where it says that already
     */
    public CompletionStage<Optional<Edited>> edit(Speaker speaker, RoomId id, long target, MessageText text) {
        messages.require(speaker.person().id(), "you change messages too fast");
        words.check(text.value());
        return changes.edit(speaker, id, target, text);
    }

    /**
     * Gives an emoji to a message, or takes it away again.
     *
     * @return the event, after the commit; nothing where it is so already
     */
    public CompletionStage<Optional<Reaction>> react(Speaker speaker, RoomId id, long target, Emoji emoji, boolean on) {
        messages.require(speaker.person().id(), "you react too fast");
        return changes.react(speaker, id, target, emoji, on);
    }

    /**
     * Pins a message, so that everybody finds it again, or does not any more.
     *
     * @return the event, after the commit; nothing where it is so already
     */
    public CompletionStage<Optional<Pinned>> pin(Speaker speaker, RoomId id, long target, boolean on) {
        messages.require(speaker.person().id(), "you change messages too fast");
        return changes.pin(speaker, id, target, on);
    }

    /** Returns the pinned messages of a room, the newest first. */
    public CompletionStage<List<Message>> pinned(Actor reader, RoomId id) {
        return changes.pinned(reader, id);
    }

    /**
     * Takes a message back: one's own, or another's as a moderator.
     *
     * @return the event, after the commit; nothing where it was taken back before
     */
    public CompletionStage<Optional<Deleted>> delete(Speaker speaker, RoomId id, long target) {
        messages.require(speaker.person().id(), "you change messages too fast");
        return changes.delete(speaker, id, target);
    }

    /** Returns what a message has said, oldest first. */
    public CompletionStage<List<Version>> versions(Actor reader, RoomId id, long target) {
        return changes.versions(reader, id, target);
    }

    /**
     * Takes note of how far somebody has read; it only moves forward, and not past the room's head.
     *
     * @param hidden whether others are not to know
     */
    public CompletionStage<Void> read(Actor reader, RoomId id, long seq, boolean hidden) {
        LiveRoom live = rooms.get(id);
        if (live == null) {
            return seeing(reader, id, room -> read(reader, room, seq, hidden));
        }
        return CompletableFuture.completedStage(read(reader, live.room(), seq, hidden));
    }

    private @Nullable Void read(Actor reader, Room room, long seq, boolean hidden) {
        room.rights().require(Operation.SEE, reader);
        var mark = new Mark(Math.min(seq, room.head()), hidden);
        if (room.read(reader.person(), mark)) {
            rooms.herald().read(room.id(), reader.person(), mark, 0);
        }
        return null;
    }

    /**
     * Counts that somebody is about to be here, away or busy, which is told in each of their rooms.
     *
     * @throws Refusal where they were too often
     */
    public void countStatus(Actor actor) {
        joins.require(actor.person().id(), "you come and go too fast");
    }

    /** Looks again whether the person of a subscriber is here, away or busy. */
    public void status(Subscriber subscriber, RoomId id) {
        LiveRoom live = rooms.get(id);
        if (live != null) {
            live.room().status(subscriber);
        }
    }

    /** Says whether somebody is writing; forgotten after 15 s. */
    public void typing(Actor actor, RoomId id, boolean on) {
        LiveRoom live = rooms.get(id);
        if (live != null && live.room().rights().allows(Operation.SPEAK, actor)) {
            live.room().typing(actor.person(), on, nanoTime.getAsLong());
            rooms.herald().writing(id, actor.person(), on);
        }
    }

    /** Reads a page of a room's events. */
    public CompletionStage<ServerFrame.History> history(Actor reader, ClientFrame.History page) {
        return seeing(reader, page.room(), room -> new HistoryPage(room.log(), page).read(reader.person()));
    }

    /** Completes when there is an event after the position, or when the time is over. */
    public CompletionStage<Void> arrival(Actor reader, RoomId id, long after, Duration wait) {
        return seeing(reader, id, room -> room.arrival(after)).thenCompose(arrival -> {
            threads.after(wait, () -> arrival.complete(null));
            return arrival;
        });
    }

    /** Returns who is in a room. */
    public CompletionStage<ServerFrame.Members> who(Actor reader, ClientFrame.Who who) {
        return informed(reader, who.room())
                .thenApply(room -> new ServerFrame.Members(who.id(), who.room(), room.members()));
    }

    /** Returns one room as it is now. */
    public CompletionStage<RoomView> room(Actor reader, RoomId id) {
        return informed(reader, id).thenApply(room -> RoomView.of(room, reader));
    }

    /** Returns a room when it knows who is in it on other nodes. */
    private CompletionStage<Room> informed(Actor reader, RoomId id) {
        return seeing(reader, id, room -> room)
                .thenCompose(room -> rooms.herald().whenInformed(id).thenApply(nothing -> room));
    }

    /** Returns all rooms that somebody may know of, by their ids. */
    public CompletionStage<List<RoomView>> rooms(Actor reader) {
        return reading.of(() -> {
            List<RoomView> views = new ArrayList<>();
            views.addAll(views(lasting, RoomInfo.Life.LASTING, reader));
            views.addAll(views(passing, RoomInfo.Life.PASSING, reader));
            views.sort(Comparator.comparing(view -> view.id().value()));
            return views;
        });
    }

    private List<RoomView> views(MessageLog log, RoomInfo.Life life, Actor reader) {
        Map<RoomId, Standing> standings = log.standingsOf(reader.person().id());
        Map<RoomId, News> news = log.news(reader.person().id());
        List<RoomView> views = new ArrayList<>();
        for (RoomDigest digest : log.rooms(reader.person().id(), reader.everywhere() != null)) {
            RoomId id = digest.room().id();
            Standing standing = standings.get(id);
            if (Rights.shows(digest.room().info(), reader, standing, clock)) {
                views.add(RoomView.of(digest, life, rooms.online(id), standing, news.get(id)));
            }
        }
        return views;
    }

    /**
     * Is told of everybody who becomes a member of a room, whether or not anybody is in it. By any thread; must not
     * wait.
     */
    public void listen(Consumer<Membership> listener) {
        rooms.listen(listener);
    }

    /** Is told of everybody who was forgotten on another node. By any thread; must not wait. */
    public void listenForForgotten(Consumer<UserId> listener) {
        rooms.listenForForgotten(listener);
    }

    /** Returns the newest position of a room that is awake, for the heartbeat; null where it is not. */
    public @Nullable Long head(RoomId id) {
        LiveRoom live = rooms.get(id);
        return live == null ? null : live.room().head();
    }

    private void seat(Subscriber subscriber, RoomId id, @Nullable RequestId re, Resume resume) {
        Runnable making = () -> creation.requireByJoining(subscriber, id);
        Room room = rooms.open(id, making).room();
        while (!room.hold()) {
            rooms.rest(id);
            room = rooms.open(id, making).room();
        }
        try {
            Long after = resume.after();
            if (room.join(subscriber, re, resume, false) == Room.Entrance.RECALL && after != null) {
                room.catchUp().recall(after);
                room.join(subscriber, re, resume, true);
            }
        } finally {
            room.release();
        }
    }

    private CompletionStage<Message> post(LiveRoom live, Speaker speaker, ClientFrame.Send send) {
        live.room().requireSpeech(speaker, nanoTime.getAsLong());
        var posting = new Posting.Said(
                speaker.person().author(),
                send.cid(),
                send.text(),
                send.replyTo(),
                send.inThread(),
                live.room().called(send.text().value()));
        Long replyTo = send.replyTo();
        if (replyTo == null
                || (!send.inThread() && replyTo >= 1 && replyTo <= live.room().head())) {
            return live.lane().post(posting, speaker);
        }
        return reading.of(() -> {
                    requireAnswerable(live, replyTo, send.inThread());
                    return posting;
                })
                .thenCompose(valid -> live.lane().post(valid, speaker));
    }

    private static void requireAnswerable(LiveRoom live, long replyTo, boolean inThread) {
        if (inThread && live.message(replyTo).isInThread()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "a thread has no threads: answer the message with which it began");
        }
        // What was acknowledged a moment ago may not have come round to the room yet.
        List<RoomEvent> there = live.room().log().readAfter(live.room().id(), replyTo - 1, 1);
        if (replyTo < 1 || there.isEmpty()) {
            throw new Refusal(ErrorCode.NOT_FOUND, "no such message to reply to");
        }
    }

    /** Reads something of a room for who may know of it; a direct refusal where it is not there for them. */
    private <T> CompletionStage<T> seeing(Actor reader, RoomId id, Function<Room, T> work) {
        return reading.of(() -> {
            Room room = rooms.existing(id).room();
            room.rights().require(Operation.SEE, reader);
            return work.apply(room);
        });
    }

    private RateLimiter<UserId> limiter(ChatConfig config, ChatConfig.Rate rate) {
        return new RateLimiter<>(config.limits().on(), rate.perSecond(), rate.burst(), nanoTime);
    }

    private void sweep() {
        long now = nanoTime.getAsLong();
        List<LiveRoom> awake = rooms.all();
        awake.forEach(live -> live.room().sweep(now));
        marks.keep(awake);
        awake.forEach(live -> rooms.rest(live.room().id()));
        messages.sweep();
        joins.sweep();
    }
}
