package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.parley.log.Appended;
import org.parley.log.Posting;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.MessageId;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** Appends a batch to a room, with an entity manager, in its transaction, which holds the room's row until it ends. */
record Appending(EntityManager em, EventRows rows, Clock clock, SplittableRandom random) {

    private record Key(UserId author, ClientMessageId cid) {}

    /**
     * Appends to a room that is there.
     *
     * @param repeats whether some of the batch may be stored already
     * @throws NoSuchElementException where there is no such room
     */
    List<Appended> to(RoomId room, List<? extends Posting<?>> batch, boolean repeats) {
        RoomRow row = em.find(RoomRow.class, room.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw new NoSuchElementException("no room " + room);
        }
        // After the lock: what is not stored now, nobody else stores.
        return to(row, batch, repeats ? known(room, batch) : new HashMap<>());
    }

    /** Appends to a room that begins in this transaction. */
    List<Appended> to(RoomRow row, List<? extends Posting<?>> batch) {
        return to(row, batch, new HashMap<>());
    }

    private List<Appended> to(RoomRow row, List<? extends Posting<?>> batch, Map<Key, RoomEvent> known) {
        var consequences = new Consequences(em, row, rows);
        List<Appended> appended = new ArrayList<>(batch.size());
        for (Posting<?> posting : batch) {
            var key = new Key(posting.author().id(), posting.cid());
            RoomEvent first = known.get(key);
            if (first != null) {
                appended.add(new Appended(first, true));
                continue;
            }
            Posting.Place place = place(row);
            RoomEvent event = consequences.possible(posting.at(place));
            em.persist(rows.row(posting, place, event));
            consequences.of(event, place.mid());
            known.put(key, event);
            appended.add(new Appended(event, false));
        }
        return appended;
    }

    private Posting.Place place(RoomRow row) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Posting.Place(row.info(), row.next(), MessageId.at(at.toEpochMilli(), random), at);
    }

    private Map<Key, RoomEvent> known(RoomId room, List<? extends Posting<?>> batch) {
        Map<Key, RoomEvent> known = new HashMap<>();
        // The cids of all authors are more than was asked for; the keys of the map sort it out.
        em.createQuery("select e from EventRow e where e.roomId = :room and e.cid in :cids", EventRow.class)
                .setParameter("room", room.value())
                .setParameter("cids", padded(batch))
                .getResultList()
                .forEach(row -> {
                    ClientMessageId cid = row.cid();
                    if (cid != null) {
                        known.put(new Key(row.author().id(), cid), rows.event(row));
                    }
                });
        return known;
    }

    /**
     * Returns the cids of a batch, the last one repeated up to the next power of two: eight statements for all sizes of
     * batches, so that databases need not parse and plan each one anew.
     */
    private static List<String> padded(List<? extends Posting<?>> batch) {
        List<String> cids =
                batch.stream().map(posting -> posting.cid().value()).collect(Collectors.toCollection(ArrayList::new));
        while (Integer.bitCount(cids.size()) != 1) {
            cids.add(cids.get(cids.size() - 1));
        }
        return cids;
    }
}
