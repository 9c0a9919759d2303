package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.parley.log.Audit;
import org.parley.log.Standing;
import org.parley.log.Version;
import org.parley.protocol.Author;
import org.parley.protocol.Deleted;
import org.parley.protocol.Edited;
import org.parley.protocol.Membership;
import org.parley.protocol.Message;
import org.parley.protocol.MessageChange;
import org.parley.protocol.MessageId;
import org.parley.protocol.RoomChange;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/** What follows from events is stored with them, in their transaction: the room, how people stand, what has
 * become of a message. */
record Consequences(EntityManager em, RoomRow room, EventRows rows) {

    /** Returns the event as it can happen: what somebody wrote anew that was taken back meanwhile is read nowhere. */
    RoomEvent possible(RoomEvent event) {
        if (event instanceof Edited edited) {
            EventRow row = em.find(EventRow.class, new EventKey(edited.room(), edited.target()));
            return row == null || row.body() == null ? edited.withoutText() : edited;
        }
        return event;
    }

    /**
     * Stores what follows from an event, and who did it where others are concerned.
     *
     * @param id a name for it, by which later ones are greater
     */
    void of(RoomEvent event, MessageId id) {
        Author author = null;
        if (event instanceof Message message) {
            said(message);
            return;
        } else if (event instanceof RoomChange change) {
            room.become(change.info());
        } else if (event instanceof Membership membership) {
            settle(membership);
        } else if (event instanceof MessageChange change) {
            author = change(change);
        }
        Audit.of(event, id, author).ifPresent(audit -> em.persist(new AuditRow(audit)));
    }

    private void said(Message message) {
        new MentionRows(em).add(message);
        Long root = message.changes();
        if (root == null) {
            room.said(message);
            return;
        }
        EventRow row = em.find(EventRow.class, new EventKey(message.room(), root));
        if (row != null && rows.event(row) instanceof Message before && before.after(message) instanceof Message now) {
            rows.become(row, now);
            new ThreadRows(em, rows).add(message, before.from());
        }
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

    /** Returns who had written what is changed now. */
    private @Nullable Author change(MessageChange event) {
        EventRow row = em.find(EventRow.class, new EventKey(event.room(), event.target()));
        if (row == null || !(rows.event(row) instanceof Message before)) {
            return null;
        }
        if (before.after(event) instanceof Message now) {
            rows.become(row, now);
            new MentionRows(em).change(before, now);
            new PinRows(em, rows).change(before, now);
        }
        if (event instanceof Deleted && before.isInThread()) {
            new ThreadRows(em, rows).takeBack(before);
        }
        if (event instanceof Edited edit && !before.isDeleted()) {
            hideNewestEdit(event);
            em.persist(new VersionRow(edit, Version.of(before)));
        } else if (event instanceof Deleted && before.edited() != null) {
            hideNewestEdit(event);
            new Lists(em, rows).versions(event.room(), event.target()).forEach(em::remove);
        }
        return row.author();
    }

    /** What an edit said that is replaced is read by nobody who goes through the room's events. */
    private void hideNewestEdit(MessageChange event) {
        Long newest = new Lists(em, rows).newestEdit(event.room(), event.target());
        EventRow row = newest == null ? null : em.find(EventRow.class, new EventKey(event.room(), newest));
        if (row != null) {
            row.empty();
        }
    }
}
