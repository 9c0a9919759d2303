package org.parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Many members of rooms, all driven by the one thread that calls {@link #run}. */
final class Crowd implements AutoCloseable {

    /** Sockets that are being opened at the same time. */
    private static final int DOORS = 64;

    private static final int READ = 256 * 1024;
    private static final long WHILE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long COARSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long FINE = TimeUnit.MICROSECONDS.toNanos(50);

    private final int port;
    private final Dialect dialect;
    private final Heads heads;
    private final int size;
    private final Tally tally;
    private final Selector selector;
    private final ByteBuffer data = ByteBuffer.allocateDirect(READ).order(ByteOrder.LITTLE_ENDIAN);
    private final Consumer<SelectionKey> ready = this::ready;
    private final List<Room> rooms = new ArrayList<>();
    private final Deque<Member> flushes = new ArrayDeque<>();
    private Load load = new Silence();
    private long now = System.nanoTime();
    private int opened;
    private int joined;
    private int closed;

    /**
     * Begins without anybody.
     *
     * @param size characters of each text
     */
    Crowd(int port, Dialect dialect, int size, Tally tally) {
        this.port = port;
        this.dialect = dialect;
        this.heads = new Heads(dialect);
        this.size = size;
        this.tally = tally;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the sockets of a room's members, of whom the first ones send. */
    Room open(String name, int members, int senders) {
        var room = new Room(name, senders);
        rooms.add(room);
        add(room, members, true);
        return room;
    }

    /**
     * Opens the sockets of more members of a room.
     *
     * @param read whether they read anything after they have joined
     */
    void add(Room room, int members, boolean read) {
        for (int i = 0; i < members; i++) {
            try {
                room.members().add(new Member(this, room, room.members().size(), read, selector));
            } catch (IOException e) {
                throw new UncheckedIOException("socket " + opened + " could not be opened", e);
            }
            opened++;
            await("an open door", () -> opened - joined - closed < DOORS);
        }
    }

    /** Waits until everybody who came in has joined. */
    void awaitJoined() {
        await("all to join", () -> opened - joined - closed <= 0);
        if (closed > 0) {
            throw new IllegalStateException(closed + " of " + opened + " sockets closed while the crowd gathered");
        }
    }

    /** Puts the crowd under a load, until a time has passed. */
    void run(Load toCarry, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        run(toCarry, end, () -> false);
    }

    /** Listens, until a condition holds or a time has passed; returns whether it holds. */
    boolean listen(Duration atMost, BooleanSupplier until) {
        run(new Silence(), System.nanoTime() + atMost.toNanos(), until);
        return until.getAsBoolean();
    }

    List<Room> rooms() {
        return rooms;
    }

    /** Returns how many sockets are open and in their room. */
    int present() {
        return joined - closed;
    }

    @Override
    public void close() {
        rooms.forEach(room -> room.members().forEach(Member::leave));
        listen(Duration.ofSeconds(10), () -> closed == opened);
        rooms.forEach(room -> room.members().forEach(Member::drop));
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    Dialect dialect() {
        return dialect;
    }

    Heads heads() {
        return heads;
    }

    int padding() {
        return MessageFrame.padding(size);
    }

    Tally tally() {
        return tally;
    }

    MessageFrame message(Room room) {
        return dialect.message(room.name(), size);
    }

    /** Returns a name that nobody else has. */
    String name(Room room, int number) {
        return room.name() + "-" + number;
    }

    /** Looks at the clock. */
    void look() {
        now = System.nanoTime();
    }

    void joined() {
        joined++;
    }

    void closed() {
        closed++;
    }

    void wantsFlush(Member member) {
        flushes.add(member);
    }

    void delivered(Member receiver, int sender, int counter, long time) {
        tally.delivered(now - time);
        load.delivered(receiver, sender, counter);
    }

    void acknowledged(Member sender, long time) {
        tally.acknowledged(now - time);
        load.acknowledged(sender);
    }

    private void await(String what, BooleanSupplier condition) {
        if (!condition.getAsBoolean() && !listen(Duration.ofMinutes(1), condition)) {
            throw new IllegalStateException("waited in vain for " + what + ": " + opened + " opened, " + joined
                    + " joined, " + closed + " closed");
        }
    }

    private void run(Load toCarry, long end, BooleanSupplier until) {
        load = toCarry;
        look();
        while (end - now > 0 && !until.getAsBoolean()) {
            long next = load.tick(now);
            flush();
            select(Math.min(Math.min(next == Long.MAX_VALUE ? WHILE : next - now, WHILE), end - now));
            flush();
            look();
        }
        load = new Silence();
    }

    /** Waits for the sockets; longer waits to a millisecond, shorter ones as well as the machine can. */
    private void select(long nanos) {
        try {
            if (nanos > COARSE) {
                selector.select(ready, TimeUnit.NANOSECONDS.toMillis(nanos) - 1);
            } else if (selector.selectNow(ready) == 0 && nanos > 0) {
                LockSupport.parkNanos(Math.min(nanos, FINE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Member member) {
            member.ready(data);
        }
    }

    private void flush() {
        for (Member member = flushes.poll(); member != null; member = flushes.poll()) {
            member.flush();
        }
    }
}
