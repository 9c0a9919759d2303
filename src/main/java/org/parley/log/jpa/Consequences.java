package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.parley.log.Audit;
import org.parley.log.Standing;
import org.parley.protocol.Author;
import org.parley.protocol.Deleted;
import org.parley.protocol.Membership;
import org.parley.protocol.MessageId;
import org.parley.protocol.RoomChange;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/** What follows from events is stored with them, in their transaction: the room, how people stand, a text that is gone. */
record Consequences(EntityManager em, RoomRow room) {

    /**
     * Stores what follows from an event, and who did it where others are concerned.
     *
     * @param id a name for it, by which later ones are greater
     */
    void of(RoomEvent event, MessageId id) {
        Author author = null;
        if (event instanceof RoomChange change) {
            room.become(change.info());
        } else if (event instanceof Membership membership) {
            settle(membership);
        } else if (event instanceof Deleted deleted) {
            author = empty(deleted);
        }
        Audit.of(event, id, author).ifPresent(audit -> em.persist(new AuditRow(audit)));
    }

    private void settle(Membership event) {
        RoomId id = room.info().id();
        @Nullable
        MemberRow row = em.find(MemberRow.class, new MemberKey(id, event.user().id()));
        Standing.after(row == null ? null : row.toStanding(), event)
                .ifPresentOrElse(
                        now -> {
                            if (row == null) {
                                em.persist(new MemberRow(id, now));
                            } else {
                                row.become(now);
                            }
                        },
                        () -> {
                            if (row != null) {
                                em.remove(row);
                            }
                        });
    }

    /** Returns who had written what is gone now. */
    private @Nullable Author empty(Deleted event) {
        EventRow row = em.find(EventRow.class, new EventKey(event.room(), event.target()));
        if (row == null || !row.kind().equals("message")) {
            return null;
        }
        row.empty();
        return row.author();
    }
}
