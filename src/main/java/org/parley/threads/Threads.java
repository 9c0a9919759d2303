package org.parley.threads;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Gives out every executor of Parley, starts them with the application and stops them with it.
 *
 * <p>They are not the server's managed executors: the default ones have 3 to 5 threads on WildFly and Open Liberty and
 * reject work on Payara and TomEE, and a commit blocks. All are bounded: lanes by the rooms (a room has one task at a
 * time), the reads by their queue.
 */
public final class Threads implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Threads.class.getName());
    /** How many threads read the log at once. */
    public static final int READERS = 4;

    /** Two at once, and never all of the machine: a hash of a password takes a core for a while. */
    private static final int HASHERS =
            Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors() / 2));

    private static final int WAITING_HASHES = 50;
    private static final int WAITING_FETCHES = 10;
    /** How many searches go on at once; never all of the readers. */
    public static final int SEARCHERS = 2;

    private static final int WAITING_SEARCHES = 50;
    private static final int CLOSERS = 4;
    private static final int STANDING = 8;
    private static final int WAITING_READS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private final ThreadPoolExecutor lanes;
    private final ThreadPoolExecutor reads;
    private final ThreadPoolExecutor searches;
    private final ThreadPoolExecutor indexing;
    private final ThreadPoolExecutor hashes;
    private final ThreadPoolExecutor fetches;
    private final ThreadPoolExecutor fanOut;
    private final ThreadPoolExecutor closers;
    private final ThreadPoolExecutor sockets;
    private final ThreadPoolExecutor standing;
    private final ScheduledThreadPoolExecutor timers;

    /**
     * Starts the executors. Their threads see classes as this application does.
     *
     * @param lanes how many rooms may commit at the same time
     * @param nanoTime never goes back
     */
    public Threads(int lanes, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lanes = pool("lane", lanes, Integer.MAX_VALUE, new AbortPolicy());
        this.reads = pool("read", READERS, WAITING_READS, new AbortPolicy());
        this.searches = pool("search", SEARCHERS, WAITING_SEARCHES, new AbortPolicy());
        this.indexing = pool("index", 1, Integer.MAX_VALUE, new AbortPolicy());
        this.hashes = pool("hash", HASHERS, WAITING_HASHES, new AbortPolicy());
        this.fetches = pool("fetch", 1, WAITING_FETCHES, new AbortPolicy());
        // Without a bound, these refuse only when the application stops; then nobody hears, and the server closes
        // sockets.
        this.fanOut = pool(
                "fan-out",
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                Integer.MAX_VALUE,
                new DiscardPolicy());
        this.closers = pool("close", CLOSERS, Integer.MAX_VALUE, new DiscardPolicy());
        this.sockets = pool("socket", Runtime.getRuntime().availableProcessors(), Integer.MAX_VALUE, new AbortPolicy());
        this.standing = pool("node", STANDING, Integer.MAX_VALUE, new AbortPolicy());
        this.timers = new ScheduledThreadPoolExecutor(1, new Named("timer"), new DiscardPolicy());
        this.timers.setRemoveOnCancelPolicy(true);
    }

    /** For commits: blocks on the log. */
    public Executor lanes() {
        return lanes;
    }

    /** For reading the log; rejects when too much waits. */
    public Executor reads() {
        return reads;
    }

    /** For looking for messages; rejects when too many look at once. */
    public Executor searches() {
        return searches;
    }

    /** For bringing messages into the index, one task at a time: blocks on the database. */
    public Executor indexing() {
        return indexing;
    }

    /** For hashing passwords; rejects when too many wait. Where one thread does that, it works half of the time. */
    public Executor hashes() {
        return HASHERS == 1 ? new Resting(hashes, nanoTime) : hashes;
    }

    /** For asking other servers, one question at a time; rejects when too many wait. */
    public Executor fetches() {
        return fetches;
    }

    /** For handing events to subscribers: never blocks. */
    public Executor fanOut() {
        return fanOut;
    }

    /** For closing sockets, which may block on some servers. */
    public Executor closers() {
        return closers;
    }

    /** For reading sockets without an end, one task for each processor: never blocks. */
    public ExecutorService sockets() {
        return sockets;
    }

    /** For loops that wait for other nodes until they are ended: three for a backplane. */
    public Executor standing() {
        return standing;
    }

    /** Runs something short again and again, with a pause between the runs. */
    public void every(Duration pause, Runnable task) {
        long millis = pause.toMillis();
        var unused = timers.scheduleWithFixedDelay(() -> run(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Runs something once, later; a task that waits when the application stops is forgotten. */
    public void after(Duration delay, Runnable task) {
        var unused = timers.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Stops taking work and waits, 5 s for each executor at most, for what is under way. */
    @Override
    public void close() {
        timers.shutdownNow();
        for (ExecutorService executor : executors()) {
            executor.shutdown();
        }
        for (ExecutorService executor : executors()) {
            await(executor);
        }
    }

    private List<ExecutorService> executors() {
        return List.of(lanes, reads, searches, indexing, hashes, fetches, fanOut, closers, sockets, standing, timers);
    }

    /** A timer that throws would never run again. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a timer failed", e);
        }
    }

    private static void await(ExecutorService executor) {
        try {
            if (!executor.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolExecutor pool(String name, int size, int waiting, RejectedExecutionHandler refusal) {
        return new ThreadPoolExecutor(
                size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), new Named(name), refusal);
    }

    /** Names threads {@code parley-lane-1}, and gives them the application's class loader. */
    private static final class Named implements ThreadFactory {

        private final String name;
        private final AtomicInteger number = new AtomicInteger();

        Named(String name) {
            this.name = name;
        }

        @Override
        public Thread newThread(Runnable task) {
            var thread = new Thread(() -> run(task), "parley-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(Threads.class.getClassLoader());
            return thread;
        }

        /** A thread that has ended is still in a list of Payara's (Felix, BundleClassLoader), and all our classes with it. */
        private static void run(Runnable task) {
            try {
                task.run();
            } finally {
                Thread.currentThread().setContextClassLoader(null);
            }
        }
    }
}
