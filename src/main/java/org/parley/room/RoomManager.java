package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.Backplane;
import org.parley.config.ChatConfig;
import org.parley.limit.RateLimiter;
import org.parley.log.LogUnavailable;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.log.Posting;
import org.parley.log.RoomDigest;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.Epoch;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.Refusal;
import org.parley.protocol.RequestId;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/**
 * The use cases of chatting: whoever comes by socket, REST or anything else comes through here, and meets the same
 * checks, limits and events.
 *
 * <p>Nothing here blocks the caller; what takes time completes a stage. A refusal is a {@link Refusal}: thrown, or the
 * stage's exception. Thread-safe.
 */
@ApplicationScoped
public class RoomManager {

    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final LiveRooms rooms;
    private final MessageLog lasting;
    private final MemoryMessageLog passing;
    private final Threads threads;
    private final LongSupplier nanoTime;
    private final RateLimiter<UserId> messages;
    private final RateLimiter<UserId> joins;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected RoomManager() {
        rooms = null;
        lasting = null;
        passing = null;
        threads = null;
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
            MessageLog lasting,
            MemoryMessageLog passing,
            Backplane backplane,
            Threads threads,
            FrameCodec codec,
            LongSupplier nanoTime) {
        var healer = new Healer(threads);
        this.rooms = new LiveRooms(config, lasting, passing, backplane, threads, codec, healer);
        this.lasting = lasting;
        this.passing = passing;
        this.threads = threads;
        this.nanoTime = nanoTime;
        this.messages = limiter(config, config.limits().messages());
        this.joins = limiter(config, config.limits().joins());
        threads.every(SWEEP, this::sweep);
        new Watermark(rooms, lasting, threads, healer).begin();
    }

    /**
     * Joins a room, or comes back to it; the subscriber is given the snapshot before the stage completes.
     *
     * @param epoch the epoch that the client holds, or null
     * @param after the last position that the client holds, or null
     */
    public CompletionStage<Void> join(
            Subscriber subscriber, RoomId id, @Nullable RequestId re, @Nullable Epoch epoch, @Nullable Long after) {
        allow(joins, subscriber.person(), "you join rooms too fast");
        var resume = new Room.Resume(epoch, after);
        LiveRoom live = rooms.get(id);
        if (live != null && live.room().join(subscriber, re, resume, false) == Room.Entrance.SEATED) {
            return CompletableFuture.completedStage(null);
        }
        return reading(() -> {
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
        allow(messages, speaker.person(), "you send messages too fast");
        LiveRoom live = rooms.get(send.room());
        return live != null
                ? post(live, speaker, send)
                : reading(() -> existing(send.room())).thenCompose(woken -> post(woken, speaker, send));
    }

    /** Says whether somebody is writing; forgotten after 15 s. */
    public void typing(Person person, RoomId id, boolean on) {
        LiveRoom live = rooms.get(id);
        if (live != null) {
            live.room().typing(person, on, nanoTime.getAsLong());
        }
    }

    /** Reads a page of a room's events. */
    public CompletionStage<ServerFrame.History> history(Person reader, ClientFrame.History page) {
        return reading(() -> {
            LiveRoom live = existing(page.room());
            return new HistoryPage(live.room().log(), page).read(reader);
        });
    }

    /** Completes when there is an event after the position, or when the time is over. */
    public CompletionStage<Void> arrival(RoomId id, long after, Duration wait) {
        return reading(() -> existing(id)).thenCompose(live -> {
            CompletableFuture<Void> arrival = live.room().arrival(after);
            threads.after(wait, () -> arrival.complete(null));
            return arrival;
        });
    }

    /** Returns who is in a room. */
    public CompletionStage<ServerFrame.Members> who(ClientFrame.Who who) {
        return reading(() -> new ServerFrame.Members(
                who.id(), who.room(), existing(who.room()).room().members()));
    }

    /** Returns one room as it is now. */
    public CompletionStage<RoomView> room(RoomId id) {
        return reading(() -> RoomView.of(existing(id).room(), null));
    }

    /** Returns all rooms by their ids. */
    public CompletionStage<List<RoomView>> rooms() {
        return reading(() -> {
            List<RoomView> views = new ArrayList<>();
            for (RoomDigest digest : lasting.rooms()) {
                views.add(RoomView.of(
                        digest, RoomInfo.Life.LASTING, rooms.get(digest.room().id())));
            }
            for (RoomDigest digest : passing.rooms()) {
                views.add(RoomView.of(
                        digest, RoomInfo.Life.PASSING, rooms.get(digest.room().id())));
            }
            views.sort(Comparator.comparing(view -> view.id().value()));
            return views;
        });
    }

    /** Returns the newest position of a room that is awake, for the heartbeat; null where it is not. */
    public @Nullable Long head(RoomId id) {
        LiveRoom live = rooms.get(id);
        return live == null ? null : live.room().head();
    }

    private void seat(Subscriber subscriber, RoomId id, @Nullable RequestId re, Room.Resume resume) {
        Room room = rooms.open(id).room();
        while (!room.hold()) {
            rooms.rest(id);
            room = rooms.open(id).room();
        }
        try {
            Long after = resume.after();
            if (room.join(subscriber, re, resume, false) == Room.Entrance.RECALL && after != null) {
                room.recall(after);
                room.join(subscriber, re, resume, true);
            }
        } finally {
            room.release();
        }
    }

    private CompletionStage<Message> post(LiveRoom live, Speaker speaker, ClientFrame.Send send) {
        var posting = new Posting(speaker.person().author(), send.cid(), send.text(), send.replyTo());
        Long replyTo = send.replyTo();
        if (replyTo == null || (replyTo >= 1 && replyTo <= live.room().head())) {
            return live.lane().post(posting, speaker);
        }
        return reading(() -> {
                    // What was acknowledged a moment ago may not have come round to the room yet.
                    List<RoomEvent> there = live.room().log().readAfter(send.room(), replyTo - 1, 1);
                    if (replyTo < 1 || there.isEmpty()) {
                        throw new Refusal(ErrorCode.NOT_FOUND, "no such message to reply to");
                    }
                    return posting;
                })
                .thenCompose(valid -> live.lane().post(valid, speaker));
    }

    private LiveRoom existing(RoomId id) {
        return rooms.find(id).orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "no such room"));
    }

    private <T extends @Nullable Object> CompletionStage<T> reading(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return work.get();
                        } catch (LogUnavailable e) {
                            throw unavailable("the log is not available");
                        }
                    },
                    threads.reads());
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(unavailable("too many requests wait for the log"));
        }
    }

    private static Refusal unavailable(String sentence) {
        return new Refusal(ErrorCode.UNAVAILABLE, sentence, RETRY_AFTER);
    }

    private RateLimiter<UserId> limiter(ChatConfig config, ChatConfig.Rate rate) {
        return new RateLimiter<>(config.limits().on(), rate.perSecond(), rate.burst(), nanoTime);
    }

    private static void allow(RateLimiter<UserId> limiter, Person person, String sentence) {
        Duration wait = limiter.take(person.id());
        if (!wait.isZero()) {
            throw new Refusal(ErrorCode.RATE_LIMITED, sentence, wait);
        }
    }

    private void sweep() {
        long now = nanoTime.getAsLong();
        for (LiveRoom live : rooms.all()) {
            live.room().sweep(now);
            rooms.rest(live.room().info().id());
        }
        messages.sweep();
        joins.sweep();
    }
}
