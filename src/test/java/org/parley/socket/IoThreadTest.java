package org.parley.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is to be done on one of the server's threads: in order, with as little waking as can be, and never forgotten. */
class IoThreadTest {

    private static final int MANY = 100_000;

    private final Deque<Runnable> woken = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void whatGathersUntilTheThreadComesIsDoneInOrderAndWakesItOnce() {
        var thread = new IoThread(woken::add);
        thread.execute(() -> done.add("a"));
        thread.execute(() -> done.add("b"));
        thread.execute(() -> done.add("c"));
        assertThat(done).isEmpty();
        assertThat(woken).hasSize(1);
        woken.remove().run();
        assertThat(done).containsExactly("a", "b", "c");
    }

    @Test
    void whatComesAfterTheThreadHasRunWakesItAgain() {
        var thread = new IoThread(woken::add);
        thread.execute(() -> done.add("a"));
        woken.remove().run();
        thread.execute(() -> done.add("b"));
        woken.remove().run();
        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void whatIsAddedWhileTheThreadRunsIsDoneToo() {
        var thread = new IoThread(woken::add);
        thread.execute(() -> thread.execute(() -> done.add("added")));
        woken.remove().run();
        woken.forEach(Runnable::run);
        assertThat(done).containsExactly("added");
    }

    /** As in XNIO, where an I/O thread is the executor of its own tasks. */
    private final class Executing extends Thread implements Executor {

        private IoThread own = new IoThread(this);

        @Override
        public void execute(Runnable task) {
            woken.add(task);
        }

        @Override
        public void run() {
            own.execute(() -> {
                own.execute(() -> done.add("inner"));
                done.add("outer");
            });
        }
    }

    @Test
    void theThreadItselfDoesItAtOnce() throws InterruptedException {
        var thread = new Executing();
        thread.start();
        thread.join();
        assertThat(done).containsExactly("inner", "outer");
        assertThat(woken).isEmpty();
    }

    @Test
    void whereTheThreadHasEndedItIsDoneAllTheSame() {
        var thread = new IoThread(task -> {
            throw new RejectedExecutionException("the server ends");
        });
        thread.execute(() -> done.add("a"));
        thread.execute(() -> done.add("b"));
        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void nothingIsForgottenWhereManyThreadsHandOver() throws InterruptedException {
        ExecutorService io = Executors.newSingleThreadExecutor();
        ExecutorService others = Executors.newFixedThreadPool(4);
        var thread = new IoThread(io);
        var all = new CountDownLatch(4 * MANY);
        List<List<Integer>> heard = IntStream.range(0, 4)
                .<List<Integer>>mapToObj(i -> new ArrayList<>(MANY))
                .toList();
        for (List<Integer> one : heard) {
            others.execute(() -> IntStream.range(0, MANY)
                    .forEach(i -> thread.execute(() -> {
                        one.add(i);
                        all.countDown();
                    })));
        }
        assertThat(all.await(1, TimeUnit.MINUTES)).isTrue();
        others.shutdown();
        io.shutdown();
        assertThat(heard)
                .allSatisfy(one -> assertThat(one)
                        .containsExactlyElementsOf(
                                IntStream.range(0, MANY).boxed().toList()));
    }
}
