package org.parley.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;

/**
 * What a client said and was not dealt with yet: one thing after the other, in order, also while one of them takes time.
 *
 * <p>A join reads the log; what the client says right behind it must find it joined. Nothing waits on a thread.
 * Thread-safe.
 */
final class Mailbox {

    private static final int MOST = 1_000;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean paused;

    /** Runs the task after those before it, on this thread or on the one that ends their wait; false when it is full. */
    boolean add(Runnable task) {
        synchronized (this) {
            if (waiting.size() >= MOST) {
                return false;
            }
            waiting.add(task);
            if (busy) {
                return true;
            }
            busy = true;
        }
        drain();
        return true;
    }

    /** Called by a task: what comes after it waits until the stage ends, well or not. */
    void waitFor(CompletionStage<?> stage) {
        synchronized (this) {
            paused = true;
        }
        stage.whenComplete((result, failure) -> {
            synchronized (this) {
                paused = false;
                if (busy) {
                    // The task itself is still running; its own loop goes on.
                    return;
                }
                busy = true;
            }
            drain();
        });
    }

    private void drain() {
        while (true) {
            Runnable task;
            synchronized (this) {
                task = paused ? null : waiting.poll();
                if (task == null) {
                    busy = false;
                    return;
                }
            }
            task.run();
        }
    }
}
