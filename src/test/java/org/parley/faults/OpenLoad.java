package org.parley.faults;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Has somebody say something so many times a second, whether the server answers or not. */
final class OpenLoad {

    private static final String WORDS = "the quick brown fox jumps over the lazy dog ".repeat(5);

    private final ScheduledFuture<?> ticks;

    /** @param say is called with words to say, and chooses who says them */
    OpenLoad(ScheduledExecutorService timers, int perSecond, Consumer<String> say) {
        long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
        ticks = timers.scheduleAtFixedRate(() -> say.accept(words()), 0, pause, TimeUnit.NANOSECONDS);
    }

    /** Ends it. */
    void close() {
        ticks.cancel(false);
    }

    private static String words() {
        return WORDS.substring(0, ThreadLocalRandom.current().nextInt(10, WORDS.length()));
    }
}
