package org.parley.socket;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A server's thread on which tasks are done in their order, and which is woken once for all that gather until it comes to
 * them. What is given to it by itself is done at once. Thread-safe.
 */
final class IoThread implements Executor {

    private final Executor thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();

    /** @param thread runs what it is given one by one; may be a {@link Thread} */
    IoThread(Executor thread) {
        this.thread = thread;
    }

    /** @param task must not throw: what waits behind it would not be done */
    @Override
    public void execute(Runnable task) {
        if (Thread.currentThread() == thread) {
            task.run();
            return;
        }
        tasks.add(task);
        if (woken.compareAndSet(false, true)) {
            try {
                thread.execute(this::run);
            } catch (RejectedExecutionException e) {
                // The server ends, and its threads with it. Sockets that go on a moment longer need none of them.
                run();
            }
        }
    }

    private void run() {
        // First: what is added from now on may be too late for this time.
        woken.set(false);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
