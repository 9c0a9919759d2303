package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.log.Mark;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** Reads and keeps how far people have read, with an entity manager. */
record MarkRows(EntityManager em) {

    private static final String FURTHER = "update MarkRow m set m.seq = :seq, m.hidden = :hidden"
            + " where m.roomId = :room and m.userId = :person and m.seq < :seq";

    Map<UserId, Mark> of(RoomId room) {
        return em
                .createQuery("select m from MarkRow m where m.roomId = :room", MarkRow.class)
                .setParameter("room", room.value())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(MarkRow::person, MarkRow::toMark));
    }

    Map<RoomId, Mark> of(UserId person) {
        return em
                .createQuery("select m from MarkRow m where m.userId = :person", MarkRow.class)
                .setParameter("person", person.value())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(MarkRow::room, MarkRow::toMark));
    }

    /** Keeps marks of a room that is there, where they are further than those that are kept. */
    void further(RoomId room, Map<UserId, Mark> marks) {
        RoomRow row = em.find(RoomRow.class, room.value());
        if (row != null) {
            // In one order, so that two nodes do not wait for each other.
            marks.entrySet().stream()
                    // Further than the room: of one that was there before by its name.
                    .filter(mark -> mark.getValue().seq() <= row.toStoredRoom().head())
                    .sorted(Comparator.comparing(mark -> mark.getKey().value()))
                    .forEach(mark -> further(room, mark.getKey(), mark.getValue()));
        }
    }

    /** The database compares: another node may keep a further one at the same moment. */
    private void further(RoomId room, UserId person, Mark mark) {
        int kept = em.createQuery(FURTHER)
                .setParameter("room", room.value())
                .setParameter("person", person.value())
                .setParameter("seq", mark.seq())
                .setParameter("hidden", mark.hidden() ? 1 : 0)
                .executeUpdate();
        if (kept == 0 && em.find(MarkRow.class, new MemberKey(room, person)) == null) {
            em.persist(new MarkRow(room, person, mark));
        }
    }
}
