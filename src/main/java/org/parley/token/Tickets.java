package org.parley.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.parley.config.ChatConfig;
import org.parley.identity.Identity;
import org.parley.identity.Sha256;
import org.parley.limit.RateLimiter;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.protocol.Ticket;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/**
 * Tickets for sockets that bring no cookie: each is good for {@link #LIFE}, once, on the node that made it. Thread-safe.
 *
 * <p>They are in memory, as hashes. Where there are several nodes behind one address, the one that opens the socket need not be
 * the one that was asked for the ticket: that will need a store that the nodes share.
 */
@ApplicationScoped
public class Tickets {

    /** How long a ticket is good. */
    static final Duration LIFE = Duration.ofSeconds(30);

    /** How many there may be at once. */
    static final int MOST = 20_000;

    /** How many somebody gets at once, and after that in a second. */
    static final int AT_ONCE = 20;

    private static final int A_SECOND = 1;
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final Duration HASTE = Duration.ofSeconds(1);
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final RateLimiter<UserId> rates;
    private final Clock clock;
    private final LongSupplier nanoTime;

    /** By their hashes, the oldest first. */
    private final Map<String, Held> tickets = new LinkedHashMap<>();

    private record Held(Identity owner, long madeAt) {}

    /** A ticket, and until when it is good. */
    public record Issued(Ticket ticket, Instant expires) {}

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected Tickets() {
        rates = null;
        clock = null;
        nanoTime = null;
    }

    /** Begins without a ticket. */
    @Inject
    public Tickets(ChatConfig config, Clock clock, LongSupplier nanoTime) {
        this.rates = new RateLimiter<>(config.limits().on(), A_SECOND, AT_ONCE, nanoTime);
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Begins to forget what is over. */
    public void begin(Threads threads) {
        threads.every(SWEEP, () -> {
            rates.sweep();
            forgetOld();
        });
    }

    /**
     * Makes a ticket for somebody who is in.
     *
     * @throws Refusal where they, or all together, ask for too many
     */
    public Issued issue(Identity owner) {
        rates.require(owner.person().id(), "too many tickets");
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var ticket = new Ticket(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        forgetOld();
        synchronized (tickets) {
            if (tickets.size() >= MOST) {
                throw new Refusal(ErrorCode.UNAVAILABLE, "too many tickets are about; try again", HASTE);
            }
            tickets.put(Sha256.hex(ticket.value()), new Held(owner, nanoTime.getAsLong()));
        }
        return new Issued(ticket, clock.instant().plus(LIFE));
    }

    /** Takes a ticket, and returns whose it was; nobody's where it is not known, not any more, or was taken before. */
    public Optional<Identity> redeem(Ticket ticket) {
        Held held;
        synchronized (tickets) {
            held = tickets.remove(Sha256.hex(ticket.value()));
        }
        return Optional.ofNullable(held).filter(one -> !isOld(one)).map(Held::owner);
    }

    private void forgetOld() {
        synchronized (tickets) {
            Iterator<Held> oldest = tickets.values().iterator();
            while (oldest.hasNext() && isOld(oldest.next())) {
                oldest.remove();
            }
        }
    }

    private boolean isOld(Held held) {
        return nanoTime.getAsLong() - held.madeAt() >= LIFE.toNanos();
    }
}
