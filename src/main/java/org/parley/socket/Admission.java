package org.parley.socket;

import java.time.Clock;
import java.util.Optional;
import org.parley.account.Sessions;
import org.parley.identity.Identity;
import org.parley.identity.Nicknames;
import org.parley.protocol.Ticket;
import org.parley.token.Tickets;

/** Who may have a socket: by what came with the handshake, or by a ticket after it. Nothing here blocks. */
record Admission(Tickets tickets, Nicknames nicknames, Sessions sessions, Clock clock) {

    /** Takes a ticket, and returns whose it is; nobody's also where what its owner came by has ended since. */
    Optional<Identity> redeem(Ticket ticket) {
        return tickets.redeem(ticket)
                .filter(owner -> !sessions.hasEnded(owner.session()) && !owner.isExpired(clock.instant()));
    }

    /** Takes the person's name into use. */
    Nicknames.Claim claim(Identity identity) {
        return nicknames.claim(identity);
    }
}
