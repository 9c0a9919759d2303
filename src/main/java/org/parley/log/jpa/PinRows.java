package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.parley.protocol.Message;
import org.parley.protocol.RoomId;

/** Reads and keeps which messages of a room are pinned, with an entity manager. */
record PinRows(EntityManager em, EventRows rows) {

    private static final String PINNED = "select e from EventRow e, PinRow p where p.roomId = :room"
            + " and e.roomId = p.roomId and e.seq = p.seq order by p.seq desc";

    /** Takes note of what has become of a message. */
    void change(Message before, Message now) {
        if (before.pinned() == null && now.pinned() != null) {
            em.persist(new PinRow(now));
        } else if (before.pinned() != null && now.pinned() == null) {
            PinRow row = em.find(PinRow.class, new EventKey(now.room(), now.seq()));
            if (row != null) {
                em.remove(row);
            }
        }
    }

    /** Returns the pinned messages, the newest first. */
    List<Message> of(RoomId room) {
        return em.createQuery(PINNED, EventRow.class).setParameter("room", room.value()).getResultList().stream()
                .map(row -> (Message) rows.event(row))
                .toList();
    }
}
