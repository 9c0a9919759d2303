package org.parley.room;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Those who wait for a room's next event without a connection: long polls. Guarded by the room's lock. */
final class Arrivals {

    private final List<Waiter> waiters = new ArrayList<>();
    private final Executor executor;

    private record Waiter(long after, CompletableFuture<Void> arrival) {}

    /** @param executor tells those who wait, outside the room's lock */
    Arrivals(Executor executor) {
        this.executor = executor;
    }

    /** Completes when there is an event after this position; at once where the head is behind it already. */
    CompletableFuture<Void> after(long position, long head) {
        var arrival = new CompletableFuture<Void>();
        if (head > position) {
            arrival.complete(null);
        } else {
            waiters.add(new Waiter(position, arrival));
        }
        return arrival;
    }

    /** Tells those who wait for less than the head. */
    void tell(long head) {
        for (Waiter waiter : waiters) {
            if (waiter.after() < head) {
                executor.execute(() -> waiter.arrival().complete(null));
            }
        }
    }

    /** Forgets those who wait no longer. */
    void sweep() {
        waiters.removeIf(waiter -> waiter.arrival().isDone());
    }

    boolean isEmpty() {
        return waiters.isEmpty();
    }
}
