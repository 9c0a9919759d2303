package org.parley.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestingTest {

    private static final long WORK = 20_000_000;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Resting resting = new Resting(thread, System::nanoTime);

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    private static long work() {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < WORK) {
            Thread.onSpinWait();
        }
        return System.nanoTime();
    }

    @Test
    void whoComesAloneDoesNotWaitAndTheNextWaitsAsLongAsTheFirstWorked() {
        var first = CompletableFuture.supplyAsync(RestingTest::work, resting);
        var second = CompletableFuture.supplyAsync(System::nanoTime, resting);

        long ended = first.join();

        assertThat(second.join() - ended).isGreaterThanOrEqualTo(WORK);
    }
}
