package org.parley.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.parley.config.ChatConfig;
import org.parley.identity.Identity;
import org.parley.identity.Sha256;
import org.parley.limit.RateLimiter;
import org.parley.limit.SharedLimits;
import org.parley.log.LogUnavailable;
import org.parley.log.OutcomeUnknown;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.protocol.Ticket;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/**
 * Tickets for sockets that bring no cookie: each is good for {@link #LIFE}, once, on all nodes. Where several share them, it may
 * be good for {@link #SWEEP} longer. Thread-safe.
 */
@ApplicationScoped
public class Tickets {

    /** How long a ticket is good. */
    static final Duration LIFE = Duration.ofSeconds(30);

    /** How many there may be at once, of this node. */
    static final int MOST = 20_000;

    /** How many somebody gets at once, and after that in a second. */
    static final int AT_ONCE = 20;

    /** How often those that are old are forgotten. */
    static final Duration SWEEP = Duration.ofSeconds(5);

    private static final int A_SECOND = 1;
    private static final Duration TIDY = Duration.ofMinutes(10);
    private static final Duration HASTE = Duration.ofSeconds(1);
    private static final int BYTES = 32;
    private static final System.Logger LOG = System.getLogger(Tickets.class.getName());

    private final SecureRandom random = new SecureRandom();
    private final TicketBook book;
    private final RateLimiter<UserId> rates;
    private final Threads threads;
    private final Clock clock;
    private final LongSupplier nanoTime;

    /** When this node made them, by their hashes, the oldest first. */
    private final Map<String, Long> made = new LinkedHashMap<>();

    /** A ticket, and until when it is good. */
    public record Issued(Ticket ticket, Instant expires) {}

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected Tickets() {
        book = null;
        rates = null;
        threads = null;
        clock = null;
        nanoTime = null;
    }

    /** Begins with those that are in the book. */
    @Inject
    public Tickets(
            ChatConfig config,
            TicketBook book,
            SharedLimits limits,
            Threads threads,
            Clock clock,
            LongSupplier nanoTime) {
        this.book = book;
        this.rates = limits.share(
                "tickets", new RateLimiter<>(config.limits().on(), A_SECOND, AT_ONCE, nanoTime), UserId::new);
        this.threads = threads;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Begins to forget what is over. */
    public void begin() {
        threads.every(SWEEP, () -> {
            rates.sweep();
            inTheBackground(this::forgetOld);
        });
        if (book.waits()) {
            threads.every(TIDY, () -> inTheBackground(book::tidy));
        }
    }

    /**
     * Makes a ticket for somebody who is in: blocks where the book does.
     *
     * @throws Refusal where they, or all together, ask for too many
     */
    public Issued issue(Identity owner) {
        rates.require(owner.person().id(), "too many tickets");
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var ticket = new Ticket(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        String hash = Sha256.hex(ticket.value());
        if (!note(hash)) {
            forgetOld();
            if (!note(hash)) {
                throw new Refusal(ErrorCode.UNAVAILABLE, "too many tickets are about; try again", HASTE);
            }
        }
        book.keep(hash, owner);
        return new Issued(ticket, clock.instant().plus(LIFE));
    }

    private boolean note(String hash) {
        synchronized (made) {
            return made.size() < MOST && made.put(hash, nanoTime.getAsLong()) == null;
        }
    }

    /** Takes a ticket, and returns whose it was; nobody's where it is not known, not any more, or was taken before. */
    public CompletionStage<Optional<Identity>> redeem(Ticket ticket) {
        String hash = Sha256.hex(ticket.value());
        if (!book.waits()) {
            return CompletableFuture.completedStage(take(hash));
        }
        try {
            return CompletableFuture.supplyAsync(() -> take(hash), threads.reads());
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private Optional<Identity> take(String hash) {
        Optional<Identity> owner = book.take(hash);
        synchronized (made) {
            Long at = made.remove(hash);
            return owner.filter(one -> at == null || !isOld(at));
        }
    }

    /** Forgets those whose time is over: blocks where the book does. */
    void forgetOld() {
        Set<String> old = new HashSet<>();
        synchronized (made) {
            made.forEach((hash, at) -> {
                if (isOld(at)) {
                    old.add(hash);
                }
            });
        }
        if (!old.isEmpty()) {
            // Where that fails they are still known, and dropped later: what this node does not know it would let in.
            book.drop(old);
            synchronized (made) {
                made.keySet().removeAll(old);
            }
        }
    }

    private boolean isOld(long madeAt) {
        return nanoTime.getAsLong() - madeAt >= LIFE.toNanos();
    }

    private void inTheBackground(Runnable task) {
        if (!book.waits()) {
            task.run();
            return;
        }
        try {
            threads.reads().execute(() -> {
                try {
                    task.run();
                } catch (LogUnavailable | OutcomeUnknown e) {
                    LOG.log(System.Logger.Level.DEBUG, "old tickets stay a while", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "too much waits for the database", e);
        }
    }
}
