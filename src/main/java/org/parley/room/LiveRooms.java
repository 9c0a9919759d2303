package org.parley.room;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.Backplane;
import org.parley.backplane.Leases;
import org.parley.backplane.Word;
import org.parley.config.ChatConfig;
import org.parley.log.Head;
import org.parley.log.LogUnavailable;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.log.StoredRoom;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Membership;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.RoomInfo.Life;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/** The rooms that somebody is in on this node: woken from the log, put to rest when they are empty. Thread-safe. */
final class LiveRooms {

    private static final System.Logger LOG = System.getLogger(LiveRooms.class.getName());

    /** How many rooms can be woken at the same time; more than there are threads for it. */
    private static final int LOCKS = 64;

    /** More than the events with which a room is made. */
    private static final int FIRST = 20;

    private final Map<RoomId, LiveRoom> rooms = new ConcurrentHashMap<>();
    private final List<Object> waking =
            Stream.generate(Object::new).limit(LOCKS).toList();
    private final ChatConfig config;
    private final MessageLog lasting;
    private final MemoryMessageLog passing;
    private final Backplane backplane;
    private final Threads threads;
    private final FrameCodec codec;
    private final Healer healer;
    private final ProfileBook profiles;
    private final Clock clock;
    private final Commits commits;
    private final Herald herald;
    private final Ears ears;
    private final Set<RoomId> unheard = ConcurrentHashMap.newKeySet();

    LiveRooms(
            ChatConfig config,
            MessageLog lasting,
            MemoryMessageLog passing,
            Backplane backplane,
            Threads threads,
            FrameCodec codec,
            Healer healer,
            ProfileBook profiles,
            Leases leases,
            Clock clock,
            LongSupplier nanoTime) {
        this.config = config;
        this.lasting = lasting;
        this.passing = passing;
        this.backplane = backplane;
        this.threads = threads;
        this.codec = codec;
        this.healer = healer;
        this.profiles = profiles;
        this.clock = clock;
        // Passing rooms are in memory: their lanes wait for no thread.
        int writers = Math.min(config.lane().threads(), lasting.writers());
        this.commits = new Commits(lasting, threads.lanes(), writers, nanoTime);
        this.herald = new Herald(this, backplane, leases, threads, nanoTime);
        this.ears = new Ears(this, lasting, healer);
        backplane.listen(ears);
        herald.begin();
    }

    @Nullable
    LiveRoom get(RoomId id) {
        return rooms.get(id);
    }

    /** Returns how many are in a room, as far as this node knows. */
    int online(RoomId id) {
        LiveRoom live = rooms.get(id);
        return live == null ? herald.crowd(id) : live.room().online();
    }

    /** Returns how many events this node has stored since it started. */
    long appended() {
        return ears.appended();
    }

    List<LiveRoom> all() {
        return List.copyOf(rooms.values());
    }

    /**
     * Returns the room, which is made where it is missing: blocks.
     *
     * @param making is told before one is made, and may refuse
     */
    LiveRoom open(RoomId id, Runnable making) {
        return awake(id, key -> lasting.find(key).map(this::keep).or(() -> Optional.of(make(key, making))))
                .orElseThrow();
    }

    /**
     * Returns the room where it exists: blocks.
     *
     * @throws Refusal where it does not
     */
    LiveRoom existing(RoomId id) {
        return find(id).orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "no such room"));
    }

    /** Returns the room where it exists: blocks. */
    Optional<LiveRoom> find(RoomId id) {
        return awake(id, key -> lasting.find(key).map(this::keep));
    }

    /** However many want a room, one of them wakes it. */
    private Optional<LiveRoom> awake(RoomId id, Function<RoomId, Optional<LiveRoom>> wake) {
        LiveRoom live = rooms.get(id);
        if (live != null) {
            return Optional.of(live);
        }
        synchronized (waking.get(Math.floorMod(id.hashCode(), waking.size()))) {
            live = rooms.get(id);
            return live != null ? Optional.of(live) : wake.apply(id);
        }
    }

    private LiveRoom make(RoomId id, Runnable making) {
        making.run();
        if (config.roomLife() == ChatConfig.RoomLife.PASSING) {
            // In memory, so it may be made under the map's lock: a room that ends meanwhile is forgotten under it too.
            return rooms.computeIfAbsent(id, key -> wake(Life.PASSING, passing.open(key), passing));
        }
        return keep(lasting.open(id));
    }

    /** Ends a room, on all nodes, that is gone from the log. */
    void end(RoomId id) {
        endHere(id);
        backplane.tell(new Word.Renewed(id));
    }

    /** Ends a room on this node that is gone from the log. */
    void endHere(RoomId id) {
        var ended = new AtomicReference<LiveRoom>();
        // Under the map's lock, so that one that is made by its name meanwhile is heard.
        rooms.computeIfPresent(id, (key, live) -> {
            deaf(key);
            ended.set(live);
            return null;
        });
        LiveRoom live = ended.get();
        if (live != null) {
            live.room().end();
        }
    }

    /** Puts a room to rest if it is empty. A passing room is gone after that. */
    void rest(RoomId id) {
        rooms.computeIfPresent(id, (key, live) -> {
            if (!live.close()) {
                return live;
            }
            if (live.room().info().life() == Life.PASSING) {
                passing.forget(key);
            } else {
                deaf(key);
            }
            return null;
        });
    }

    private LiveRoom keep(StoredRoom stored) {
        LiveRoom fresh = wake(Life.LASTING, stored, lasting);
        rooms.put(stored.id(), fresh);
        if (backplane.isShared()) {
            herald.woken(stored.id());
            // Under the map's lock: one that was put to rest again at once must not be followed after that.
            rooms.computeIfPresent(stored.id(), (id, live) -> live.equals(fresh) ? heard(live) : live);
        }
        compare(fresh.room());
        return fresh;
    }

    private LiveRoom heard(LiveRoom live) {
        unheard.add(live.room().id());
        backplane.follow(live.room().id());
        return live;
    }

    private void deaf(RoomId id) {
        unheard.remove(id);
        backplane.unfollow(id);
    }

    /** Returns what tells other nodes of the rooms here. */
    Herald herald() {
        return herald;
    }

    /** A room hears of the others from now on; of the first time it looks what it has missed until then. */
    void following(RoomId id) {
        LiveRoom live = rooms.get(id);
        // Later losses are the watermark's.
        if (unheard.remove(id) && live != null) {
            later(() -> compare(live.room()));
        }
    }

    /** Finds what was committed after a room was read and before it could hear: blocks. */
    private void compare(Room room) {
        Head head = lasting.heads(Set.of(room.id())).get(room.id());
        healer.expect(room, head == null ? 0 : head.seq());
    }

    /** Reads the log without being waited for; returns whether it will. */
    boolean later(Runnable reading) {
        try {
            threads.reads().execute(() -> {
                try {
                    reading.run();
                } catch (LogUnavailable | NoSuchElementException e) {
                    LOG.log(System.Logger.Level.DEBUG, "the watermark will show it, or the room is gone", e);
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "too much waits for the log; the watermark will show it", e);
            return false;
        }
    }

    private LiveRoom wake(Life life, StoredRoom stored, MessageLog log) {
        RoomInfo info = stored.info().living(life);
        var room = new Room(info, stored, log, codec, threads, config.heartbeat(), clock, members -> {
            if (life == Life.LASTING) {
                herald.changed(stored.id(), members);
            }
        });
        List<UserId> people = room.people().stream()
                .filter(person -> !person.guest())
                .map(Person::id)
                .toList();
        if (!people.isEmpty()) {
            profiles.find(people).forEach(room::know);
        }
        var lane = new RoomLane(stored.id(), log, config.lane(), commits, events -> {
            if (life == Life.LASTING) {
                // First: who hears how far the log is need not read it.
                herald.stored(stored.id(), room.epoch(), events);
            }
            backplane.publish(stored.id(), events);
        });
        return new LiveRoom(room, lane);
    }

    /** Has a room read again, on all nodes, that was changed in the log: blocks. */
    void renew(RoomId id) {
        renewHere(id);
        backplane.tell(new Word.Renewed(id));
    }

    /** Has a room read again where somebody is in it, or ends it where it is gone: blocks. */
    void renewHere(RoomId id) {
        LiveRoom live = rooms.get(id);
        if (live == null) {
            return;
        }
        long told = live.room().head();
        Optional<StoredRoom> stored = live.room().log().find(id);
        if (stored.isEmpty()) {
            endHere(id);
        } else if (!stored.get().epoch().equals(live.room().epoch())
                || stored.get().head() < told) {
            live.room().catchUp().renew();
        }
    }

    /** Has the rooms in which somebody is know nothing of a person any more, on all nodes. */
    void forget(UserId person) {
        forgetHere(person);
        backplane.tell(new Word.Forgotten(person));
    }

    /** The same, on this node. */
    void forgetHere(UserId person) {
        rooms.values().forEach(live -> live.room().forget(person));
    }

    /** Has the rooms in which somebody is know what a person has chosen that others see. */
    void know(UserId person, Profile profile) {
        rooms.values().forEach(live -> live.room().know(person, profile));
    }

    /** Is told of everybody who becomes a member of a room, on whatever node. By any thread; must not wait. */
    void listen(Consumer<Membership> listener) {
        ears.listen(listener);
    }

    /** Is told of everybody who was forgotten on another node. By any thread; must not wait. */
    void listenForForgotten(Consumer<UserId> listener) {
        ears.listenForForgotten(listener);
    }

    /** Tells all nodes of the events with which a lasting room was made: blocks. */
    void announce(RoomId id) {
        backplane.publish(id, lasting.readAfter(id, 0, FIRST));
    }
}
