package org.parley.room;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.parley.config.ChatConfig;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.log.Posting;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Message;
import org.parley.protocol.MessageText;
import org.parley.protocol.Person;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** Postings through one lane into a log in memory, without threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoomLaneBenchmark {

    private static final int BATCH = 50;
    private static final RoomId LOBBY = new RoomId("lobby");
    private static final Speaker ADA = Speaker.of(new Person(new UserId("u-ada"), "Ada", true));
    private static final MessageText TEXT = new MessageText("x".repeat(100));

    private final MemoryMessageLog log = new MemoryMessageLog(Clock.systemUTC(), 10_000);
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final RoomLane lane = lane(log);
    private final RoomLane gathering = lane(waiting(log));
    private long said;

    /** Makes the room. */
    @Setup
    public void open() {
        log.open(LOBBY);
    }

    /** Posts one by one, each in a batch of its own. */
    @Benchmark
    public CompletionStage<Message> alone() {
        CompletionStage<Message> receipt = lane.post(next(), ADA);
        drain();
        return receipt;
    }

    /** Posts many that are committed together. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void together(Blackhole blackhole) {
        for (int i = 0; i < BATCH; i++) {
            blackhole.consume(gathering.post(next(), ADA));
        }
        drain();
    }

    private Posting.Said next() {
        said++;
        return new Posting.Said(ADA.person().author(), new ClientMessageId("c" + said), TEXT, null);
    }

    private void drain() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private RoomLane lane(MessageLog kept) {
        return new RoomLane(LOBBY, kept, new ChatConfig.Lane(1_000, 1 << 23, 1), lane -> tasks.add(lane::run), events -> {});
    }

    /** The same log, which says that calls wait, as those of a database do: then a lane gathers. */
    private static MessageLog waiting(MessageLog log) {
        return (MessageLog) Proxy.newProxyInstance(
                RoomLaneBenchmark.class.getClassLoader(),
                new Class<?>[] {MessageLog.class},
                (proxy, method, args) -> method.getName().equals("waits") ? true : method.invoke(log, args));
    }
}
