package org.parley.socket;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.parley.config.ChatConfig;
import org.parley.protocol.WireText;

/** Frames through one outbox, over a socket that is done when it is told to. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OutboxBenchmark {

    private static final int BURST = 50;
    private static final ChatConfig.Outbox BOUNDS = new ChatConfig.Outbox(1 << 20, Duration.ofSeconds(10));

    private final WireText frame = new WireText("x".repeat(250));
    private final SendResult done = new SendResult();
    private final Deque<SendHandler> inFlight = new ArrayDeque<>();
    private final Wire wire = new Wire() {
        @Override
        public void send(WireText text, SendHandler handler) {
            inFlight.add(handler);
        }

        @Override
        public void ping(long count, SendHandler handler) {
            pings.add(count);
            inFlight.add(handler);
        }
    };
    private final Deque<Long> pings = new ArrayDeque<>();
    private final Outbox outbox = new Outbox(wire, true, BOUNDS, System::nanoTime, close -> {
        throw new IllegalStateException("closed with " + close);
    });

    /** Offers one frame to an idle socket, and completes it. */
    @Benchmark
    public int offerAndDrain() {
        outbox.offer(frame);
        return drain();
    }

    /** Offers many frames to a busy socket, which takes them joined. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public int offerAndDrainJoined() {
        for (int i = 0; i < BURST; i++) {
            outbox.offer(frame);
        }
        return drain();
    }

    private int drain() {
        int sends = 0;
        for (SendHandler handler = inFlight.poll(); handler != null; handler = inFlight.poll()) {
            handler.onResult(done);
            sends++;
        }
        for (Long ping = pings.poll(); ping != null; ping = pings.poll()) {
            outbox.answered(ping);
        }
        return sends;
    }
}
