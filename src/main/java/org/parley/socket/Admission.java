package org.parley.socket;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.parley.account.Sessions;
import org.parley.identity.Identity;
import org.parley.identity.Nicknames;
import org.parley.limit.Seats;
import org.parley.protocol.Person;
import org.parley.protocol.Ticket;
import org.parley.protocol.UserId;
import org.parley.token.Tickets;

/** Who may have a socket: by what came with the handshake, or by a ticket after it. Nothing here blocks. */
record Admission(Tickets tickets, Nicknames nicknames, Sessions sessions, Seats<UserId> seats, Clock clock) {

    /** What a socket holds of its person's: the name, and one of so many sockets. */
    record Place(Nicknames.Claim claim, boolean isWithinBounds, Seats<UserId> seats) implements AutoCloseable {

        Person person() {
            return claim.person();
        }

        @Override
        public void close() {
            seats.leave(person().id());
            claim.close();
        }
    }

    /** Takes a ticket, and returns whose it is; nobody's also where what its owner came by has ended since. */
    CompletionStage<Optional<Identity>> redeem(Ticket ticket) {
        return tickets.redeem(ticket)
                .thenApply(found -> found.filter(
                        owner -> !sessions.hasEnded(owner.session()) && !owner.isExpired(clock.instant())));
    }

    /** Takes the person's name into use, and one of their sockets. */
    Place place(Identity identity) {
        Nicknames.Claim claim = nicknames.claim(identity);
        return new Place(claim, seats.take(claim.person().id()), seats);
    }
}
