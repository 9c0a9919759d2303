package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * Appends to those of several rooms whose rows nobody else holds. All of these are held in the order of their ids.
     *
     * @return what was appended, by the room; nothing for the others
     */
    Map<RoomId, List<Appended>> toThoseThatAreFree(Map<RoomId, List<Posting<?>>> batches) {
        Map<RoomId, List<Appended>> appended = new HashMap<>();
        for (RoomRow row : free(batches.keySet())) {
            RoomId room = row.info().id();
            appended.put(room, to(row, batches.getOrDefault(room, List.of()), new HashMap<>()));
        }
        return appended;
    }

    /** Jakarta Persistence 3.0 has no word for {@code skip locked}, which H2, PostgreSQL and MariaDB have alike. */
    private List<RoomRow> free(Set<RoomId> rooms) {
        List<String> asked = padded(rooms.stream().map(RoomId::value));
        String marks = String.join(", ", Collections.nCopies(asked.size(), "?"));
        List<?> ids = new Sql()
                .add(
                        "select id from parley_room where id in (" + marks + ") order by id for update skip locked",
                        asked.toArray())
                .in(em)
                .getResultList();
        return ids.isEmpty()
                ? List.of()
                : em.createQuery("select r from RoomRow r where r.id in :ids order by r.id", RoomRow.class)
                        .setParameter("ids", ids)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList();
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
                .setParameter(
                        "cids",
                        padded(batch.stream().map(posting -> posting.cid().value())))
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
     * Returns what is to be looked for, the last one repeated up to the next power of two: a few statements for all
     * numbers, so that databases need not parse and plan each one anew.
     */
    private static List<String> padded(Stream<String> keys) {
        List<String> padded = keys.collect(Collectors.toCollection(ArrayList::new));
        while (Integer.bitCount(padded.size()) != 1) {
            padded.add(padded.get(padded.size() - 1));
        }
        return padded;
    }
}
