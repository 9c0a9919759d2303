package org.parley.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Runs tasks that compute, and has the thread rest after each one for as long as it took, 1 s at most.
 *
 * <p>So a row of them takes half of a processor and not all of it. Where there are two, whatever else the server does
 * then finds one free; nobody who comes alone waits longer. Rejects what the other executor rejects.
 */
final class Resting implements Executor {

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

    private final Executor executor;
    private final LongSupplier nanoTime;

    /** @param nanoTime never goes back */
    Resting(Executor executor, LongSupplier nanoTime) {
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> {
            long begin = nanoTime.getAsLong();
            task.run();
            rest(Math.min(nanoTime.getAsLong() - begin, LONGEST));
        });
    }

    private static void rest(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            // The application stops, and the executor is to see that.
            Thread.currentThread().interrupt();
        }
    }
}
