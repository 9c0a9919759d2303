package org.parley.markup;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a message costs that is not formatted, that is, and that was a moment ago. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MarkupBenchmark {

    private static final String PLAIN = "The quick brown fox jumps over the lazy dog. ".repeat(2);
    private static final String FORMATTED =
            "This is **important**: see `config.yml` and [the docs](https://docs.example/x), says ";

    private final Markup markup = new Markup();
    private long number;

    /** Looks at a text without a sign. */
    @Benchmark
    public @Nullable String plain() {
        return markup.html(PLAIN);
    }

    /** Formats a text that nobody has said before. */
    @Benchmark
    public @Nullable String formatted() {
        return markup.html(FORMATTED + number++);
    }

    /** Formats a text once more. */
    @Benchmark
    public @Nullable String formattedLately() {
        return markup.html(FORMATTED);
    }
}
