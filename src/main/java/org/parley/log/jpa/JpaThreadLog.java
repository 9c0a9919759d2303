package org.parley.log.jpa;

import java.util.List;
import org.parley.database.Transactions;
import org.parley.log.Followed;
import org.parley.log.ThreadLog;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** The threads of a log in a database. */
record JpaThreadLog(Transactions transactions, EventRows rows) implements ThreadLog {

    @Override
    public List<RoomEvent> read(RoomId room, long root, long after, int limit) {
        return transactions.read(em -> new ThreadRows(em, rows).read(room, root, after, limit));
    }

    @Override
    public List<Followed> followed(UserId person, int limit) {
        return transactions.read(em -> new ThreadRows(em, rows).followed(person, limit));
    }

    @Override
    public boolean mark(RoomId room, long root, UserId person, long seq) {
        return transactions.write(em -> new ThreadRows(em, rows).mark(room, root, person, seq));
    }
}
