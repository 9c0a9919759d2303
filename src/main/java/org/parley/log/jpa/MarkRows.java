package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.log.Mark;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** Reads and keeps how far people have read, with an entity manager. */
record MarkRows(EntityManager em) {

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
        if (em.find(RoomRow.class, room.value()) != null) {
            marks.forEach((person, mark) -> further(room, person, mark));
        }
    }

    private void further(RoomId room, UserId person, Mark mark) {
        MarkRow row = em.find(MarkRow.class, new MemberKey(room, person));
        if (row == null) {
            em.persist(new MarkRow(room, person, mark));
        } else if (row.toMark().seq() < mark.seq()) {
            row.become(mark);
        }
    }
}
