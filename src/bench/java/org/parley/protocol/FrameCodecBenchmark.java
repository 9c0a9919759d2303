package org.parley.protocol;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One message out, one {@code send} in. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameCodecBenchmark {

    private static final String TEXT = "The quick brown fox jumps over the lazy dog. ".repeat(2);
    private static final String SEND =
            "{\"type\":\"send\",\"id\":17,\"room\":\"lobby\",\"cid\":\"c17\",\"text\":\"" + TEXT + "\"}";

    private final FrameCodec codec = new FrameCodec();
    private final Instant now = Instant.parse("2026-11-22T10:15:30.123Z");
    private final Message message = new Message(
            new RoomId("lobby"),
            412,
            MessageId.at(now.toEpochMilli(), new SplittableRandom(1)),
            new Author(new UserId("n-fdee430d"), "Ada"),
            now,
            null,
            TEXT,
            null);

    /** Encodes a message for everybody. */
    @Benchmark
    public String encode() {
        return codec.encode(message);
    }

    /** Decodes what a client says. */
    @Benchmark
    public ClientFrame decode() throws BadFrame {
        return codec.decode(SEND);
    }
}
