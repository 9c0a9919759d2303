package org.parley.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.backplane.LocalBackplane;
import org.parley.config.ChatConfig;
import org.parley.identity.Guests;
import org.parley.identity.Identity;
import org.parley.identity.Sha256;
import org.parley.limit.SharedLimits;
import org.parley.log.LogUnavailable;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.protocol.Ticket;
import org.parley.threads.Threads;

/** What a ticket opens, how often, and how long (row S2). */
class TicketsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final Threads threads = new Threads(1, System::nanoTime);
    private final Guests guests = new Guests();
    private final Identity ada = guests.of(guests.fresh());
    private final Tickets tickets = tickets("on");

    private Tickets tickets(String limits) {
        return tickets(limits, new TicketsInMemory());
    }

    private Tickets tickets(String limits, TicketBook book) {
        return new Tickets(
                ChatConfig.from(key -> key.equals("parley.limits") ? limits : ""),
                book,
                new SharedLimits(new LocalBackplane()),
                threads,
                Clock.fixed(NOW, ZoneOffset.UTC),
                nanos::get);
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    private static Optional<Identity> redeem(Tickets tickets, Ticket ticket) {
        return tickets.redeem(ticket).toCompletableFuture().join();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void has32RandomBytesAndSaysForHowLongItIsGood() {
        Tickets.Issued issued = tickets.issue(ada);
        assertThat(issued.ticket().value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(issued.expires()).isEqualTo(NOW.plusSeconds(30));
        assertThat(issued.toString()).doesNotContain(issued.ticket().value());
    }

    @Test
    void opensOnceAndNeverAgain() {
        Ticket ticket = tickets.issue(ada).ticket();
        assertThat(redeem(tickets, ticket)).contains(ada);
        assertThat(redeem(tickets, ticket)).isEmpty();
    }

    @Test
    void isGoodForThirtySecondsAndNoLonger() {
        Ticket early = tickets.issue(ada).ticket();
        Ticket late = tickets.issue(ada).ticket();
        pass(Duration.ofSeconds(30).minusNanos(1));
        assertThat(redeem(tickets, early)).contains(ada);
        pass(Duration.ofNanos(1));
        assertThat(redeem(tickets, late)).isEmpty();
    }

    /** As where the database is away when it is their time to go. */
    @Test
    void opensNothingAfterItsTimeWhereItCouldNotBeForgotten() {
        var kept = new TicketsInMemory();
        var book = new TicketBook() {
            private int refused = 1;

            @Override
            public boolean waits() {
                return false;
            }

            @Override
            public void keep(String hash, Identity owner) {
                kept.keep(hash, owner);
            }

            @Override
            public Optional<Identity> take(String hash) {
                return kept.take(hash);
            }

            @Override
            public void drop(Collection<String> hashes) {
                if (refused-- > 0) {
                    throw new LogUnavailable("away");
                }
                kept.drop(hashes);
            }
        };
        Tickets stubborn = tickets("on", book);
        Ticket one = stubborn.issue(ada).ticket();
        Ticket other = stubborn.issue(ada).ticket();
        pass(Tickets.LIFE);
        assertThatThrownBy(stubborn::forgetOld).isInstanceOf(LogUnavailable.class);
        assertThat(redeem(stubborn, one)).isEmpty();
        stubborn.forgetOld();
        assertThat(kept.take(Sha256.hex(other.value()))).isEmpty();
    }

    @Test
    void opensNothingForWhoGuesses() {
        Ticket ticket = tickets.issue(ada).ticket();
        assertThat(redeem(tickets, new Ticket(""))).isEmpty();
        assertThat(redeem(tickets, new Ticket(ticket.value().substring(1)))).isEmpty();
        assertThat(redeem(tickets, new Ticket(ticket.value() + " "))).isEmpty();
        assertThat(redeem(tickets, ticket)).contains(ada);
    }

    @Test
    void nobodyHasTheSameOne() {
        Tickets many = tickets("off");
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(values.add(many.issue(ada).ticket().value())).isTrue();
        }
    }

    @Test
    void somebodyGetsTwentyAtOnceAndThenOneASecond() {
        for (int i = 0; i < Tickets.AT_ONCE; i++) {
            tickets.issue(ada);
        }
        assertThatThrownBy(() -> tickets.issue(ada))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RATE_LIMITED));
        tickets.issue(guests.of(guests.fresh()));
        pass(Duration.ofSeconds(1));
        tickets.issue(ada);
    }

    @Test
    void allTogetherHaveABoundAndWhatIsOverCountsNoMore() {
        Tickets many = tickets("off");
        for (int i = 0; i < Tickets.MOST; i++) {
            many.issue(ada);
        }
        assertThatThrownBy(() -> many.issue(ada))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        pass(Tickets.LIFE);
        Ticket ticket = many.issue(ada).ticket();
        assertThat(redeem(many, ticket)).contains(ada);
    }
}
