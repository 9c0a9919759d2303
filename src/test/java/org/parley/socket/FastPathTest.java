package org.parley.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The fast path is chosen where it fits, and does no harm elsewhere. */
class FastPathTest {

    @Test
    void sessionsOfAnotherServerTakeThePortablePath() {
        ExecutorService unused = ForkJoinPool.commonPool();
        assertThat(TyrusFastPath.of(String.class, unused)).isEmpty();
        assertThat(TomcatFastPath.of(String.class)).isEmpty();
        assertThat(UndertowFastPath.of(String.class)).isEmpty();
    }

    @Test
    void theSchedulerForgetsWhatIsForLater() {
        ScheduledFuture<?> task = NoScheduler.INSTANCE.schedule(
                () -> {
                    throw new AssertionError("nobody needs it");
                },
                0,
                TimeUnit.NANOSECONDS);
        assertThat(task.isCancelled()).isTrue();
        assertThatThrownBy(task::get).isInstanceOf(CancellationException.class);
    }

    @Test
    void theSchedulerRefusesWhatIsForNow() {
        assertThatThrownBy(() -> NoScheduler.INSTANCE.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
