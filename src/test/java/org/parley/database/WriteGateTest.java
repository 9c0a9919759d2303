package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.parley.log.LogUnavailable;

/** A full disk is refused before the database meets it, and one writer is in at a time. */
class WriteGateTest {

    private final AtomicBoolean room = new AtomicBoolean(true);
    private final WriteGate gate = new WriteGate(1, room::get);

    @Test
    void withoutRoomNothingIsWrittenAndWithItEverythingIsAgain() {
        var written = new AtomicInteger();
        room.set(false);
        assertThatThrownBy(() -> gate.pass(written::incrementAndGet)).isInstanceOf(LogUnavailable.class);
        assertThat(written).hasValue(0);

        room.set(true);
        assertThat(gate.pass(written::incrementAndGet)).isEqualTo(1);
    }

    @Test
    void whoeverFailsMakesWayForTheNext() {
        assertThatThrownBy(() -> gate.pass(() -> {
                    throw new LogUnavailable("as the database said");
                }))
                .hasMessage("as the database said");
        assertThat(gate.<String>pass(() -> "written")).isEqualTo("written");
    }

    @Test
    void theSecondWriterBeginsAfterTheFirstHasEnded() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> gate.pass(() -> {
            inside.countDown();
            awaitQuietly(leave);
            ended.set(true);
            return true;
        }));
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> gate.pass(ended::get));
        assertThat(second).isNotDone();
        leave.countDown();
        assertThat(first).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(second).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
