package org.parley.socket;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.parley.protocol.Close;
import org.parley.threads.Threads;

/**
 * The end of a node, as gentle as it may be: everybody is sent away at a moment of their own, so that the nodes that
 * stay, or the one that comes back, are not asked by all at once.
 *
 * <p>The moments are spread over the configured time, or over 10 ms a connection where that is less: a handful of
 * people need not wait for it.
 */
final class Drain {

    /** How far apart people are sent away at the least, in milliseconds. */
    private static final long EACH = 10;

    /** How long those may take who were sent away last. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(Drain.class.getName());

    private final Threads threads;
    private final Duration most;

    Drain(Threads threads, Duration most) {
        this.threads = threads;
        this.most = most;
    }

    /** Does nothing for a while, so that balancers see that this node is not ready, and who is sent away comes to another. */
    void giveNotice(Duration notice) {
        try {
            Thread.sleep(notice.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends everybody away, and returns when they are gone, {@code most} and five seconds later at the latest. */
    void run(Collection<Connection> open) {
        long spread = Math.min(most.toMillis(), open.size() * EACH);
        for (Connection connection : open) {
            long moment = ThreadLocalRandom.current().nextLong(spread + 1);
            threads.after(Duration.ofMillis(moment), () -> connection.dismiss(Close.RESTART));
        }
        CompletableFuture<?>[] gone = open.stream().map(Connection::gone).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(gone).get(spread + PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(System.Logger.Level.INFO, "some sockets did not close in time; the server ends them");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connection's end does not fail", e);
        }
    }
}
