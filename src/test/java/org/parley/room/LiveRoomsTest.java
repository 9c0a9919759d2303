package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.backplane.Leases;
import org.parley.backplane.LocalBackplane;
import org.parley.backplane.NodeId;
import org.parley.backplane.SingleLease;
import org.parley.config.ChatConfig;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.protocol.FrameCodec;
import org.parley.threads.Threads;

/** A crowd at the door wakes a room once. */
class LiveRoomsTest {

    private static final int CROWD = 4;

    private final Threads threads = new Threads(1, System::nanoTime);
    private final MemoryMessageLog kept = new MemoryMessageLog(Clock.systemUTC(), 100);
    private final MemoryMessageLog passing = new MemoryMessageLog(Clock.systemUTC(), 100);
    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final LiveRooms rooms = new LiveRooms(
            ChatConfig.from(key -> ""),
            slowLog(),
            passing,
            new LocalBackplane(),
            threads,
            new FrameCodec(),
            new Healer(threads),
            new ProfilesInMemory(),
            new Leases(NodeId.fresh(), new SingleLease(), threads),
            Clock.systemUTC(),
            System::nanoTime);

    @AfterEach
    void stop() {
        threads.close();
    }

    /** The log itself, which takes its time and counts. */
    private MessageLog slowLog() {
        return Overheard.before("readBefore", this::readSlowly, kept);
    }

    private void readSlowly() {
        reads.incrementAndGet();
        try {
            slow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoeverComesWhileARoomWakesWaitsForItAndReadsNothing() throws InterruptedException {
        Set<LiveRoom> found = ConcurrentHashMap.newKeySet();
        List<Thread> crowd = IntStream.range(0, CROWD)
                .mapToObj(i -> new Thread(() -> found.add(rooms.open(House.LOBBY, () -> {}))))
                .toList();
        crowd.forEach(Thread::start);
        Awaitility.await()
                .until(() -> crowd.stream()
                        .allMatch(thread -> thread.getState() == Thread.State.WAITING
                                || thread.getState() == Thread.State.BLOCKED));
        slow.countDown();
        for (Thread thread : crowd) {
            thread.join();
        }
        assertThat(reads).hasValue(1);
        assertThat(found).hasSize(1);
    }
}
