package org.parley.room;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.parley.backplane.Backplane;
import org.parley.backplane.LeaseBook;
import org.parley.backplane.Leases;
import org.parley.backplane.LocalBackplane;
import org.parley.backplane.NodeId;
import org.parley.backplane.SingleLease;
import org.parley.config.ChatConfig;
import org.parley.limit.SharedLimits;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Epoch;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Message;
import org.parley.protocol.MessageText;
import org.parley.protocol.Person;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/** A whole house of rooms without a server: real threads, a real log, a clock that a test can move. */
final class House implements AfterEachCallback {

    static final RoomId LOBBY = new RoomId("lobby");

    final AtomicLong moved = new AtomicLong();
    final MessageLog log;
    final MemoryMessageLog passing = new MemoryMessageLog(Clock.systemUTC(), 10_000);
    final Threads threads = new Threads(4, System::nanoTime);
    final Leases leases;
    final LiveRooms live;
    final RoomManager rooms;
    final RoomKeeper keeper;
    final Reported reports = new Reported();
    final Memberships memberships;
    final ProfilesInMemory book = new ProfilesInMemory();
    final Profiles profiles;
    final PersonalData personal;

    House() {
        this("parley.limits=off");
    }

    /** @param settings such as {@code parley.room.life=passing} */
    House(String... settings) {
        this(new MemoryMessageLog(Clock.systemUTC(), 10_000), new LocalBackplane(), settings);
    }

    House(MessageLog log, Backplane backplane, String... settings) {
        this(log, backplane, NodeId.fresh(), new SingleLease(), settings);
    }

    /** One node of several, over one log. */
    House(MessageLog log, Backplane backplane, NodeId node, LeaseBook beats, String... settings) {
        this.log = log;
        ChatConfig config = ChatConfig.from(key -> {
            for (String setting : settings) {
                if (setting.startsWith(key + "=")) {
                    return setting.substring(key.length() + 1);
                }
            }
            return "";
        });
        Clock clock = Clock.systemUTC();
        LongSupplier nanoTime = () -> System.nanoTime() + moved.get();
        leases = new Leases(node, beats, threads);
        live = new RoomParts()
                .liveRooms(config, log, passing, backplane, threads, new FrameCodec(), book, leases, clock, nanoTime);
        var limits = new SharedLimits(backplane);
        rooms = new RoomManager(config, live, log, passing, limits, threads, clock, nanoTime);
        keeper = new RoomKeeper(config, live, log, passing, this::known, reports, threads);
        memberships = new Memberships(live, this::known, threads, clock);
        profiles = new Profiles(config, live, book, backplane, limits, threads, nanoTime);
        personal = new PersonalData(config, live, log, passing, reports);
    }

    /** Everybody has an account whose id begins so. */
    private Optional<Person> known(UserId id) {
        return id.value().startsWith("u-")
                ? Optional.of(new Person(id, id.value().substring(2), false))
                : Optional.empty();
    }

    Reader join(String name) {
        return join(name, null, null);
    }

    Reader join(String name, @Nullable Epoch epoch, @Nullable Long after) {
        var reader = new Reader(name);
        await(rooms.join(reader, LOBBY, null, epoch, after));
        return reader;
    }

    /** Says something, and waits until the room has heard of it, which is after its acknowledgement. */
    Message say(Person author, String text) {
        Message message = await(send(author, UUID.randomUUID().toString(), text));
        Awaitility.await("the room has heard")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    Long head = rooms.head(LOBBY);
                    return head != null && head >= message.seq();
                });
        return message;
    }

    CompletionStage<Message> send(Person author, String cid, String text) {
        return rooms.send(
                Speaker.of(author),
                new ClientFrame.Send(null, LOBBY, new ClientMessageId(cid), new MessageText(text), null));
    }

    CompletionStage<Message> send(RoomId room, Person author, String text) {
        var cid = new ClientMessageId(UUID.randomUUID().toString());
        return rooms.send(Speaker.of(author), new ClientFrame.Send(null, room, cid, new MessageText(text), null));
    }

    static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        threads.close();
    }
}
