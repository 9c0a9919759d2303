package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.log.Audit;
import org.parley.log.RoomDigest;
import org.parley.log.Standing;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** Reads what is listed besides a room's events: rooms, how people stand with them, who did what. */
record Lists(EntityManager em, EventRows rows) {

    /** Of rooms {@code r}: open ones, and those that know the reader. */
    private static final String FOR_READER = " (r.kind in ('public', 'read_only', :private)"
            + " or exists (select m from MemberRow m where m.roomId = r.id and m.userId = :reader))";

    /** Every id of an audit, which begins with a hexadecimal digit, is less. */
    private static final String NEWEST = "g";

    List<RoomDigest> rooms(UserId reader, boolean alsoPrivate) {
        String closed = alsoPrivate ? "private" : "";
        Map<RoomId, Message> newest = em
                .createQuery(
                        "select e from EventRow e, RoomRow r where e.roomId = r.id and e.seq = r.newest and"
                                + FOR_READER,
                        EventRow.class)
                .setParameter("private", closed)
                .setParameter("reader", reader.value())
                .getResultList()
                .stream()
                .map(rows::event)
                .map(Message.class::cast)
                .collect(Collectors.toMap(Message::room, message -> message));
        return em
                .createQuery("select r from RoomRow r where" + FOR_READER + " order by r.id", RoomRow.class)
                .setParameter("private", closed)
                .setParameter("reader", reader.value())
                .getResultList()
                .stream()
                .map(RoomRow::toStoredRoom)
                .map(room -> new RoomDigest(room, newest.get(room.id())))
                .toList();
    }

    List<Standing> standings(RoomId room) {
        return em
                .createQuery("select m from MemberRow m where m.roomId = :room order by m.userId", MemberRow.class)
                .setParameter("room", room.value())
                .getResultList()
                .stream()
                .map(MemberRow::toStanding)
                .toList();
    }

    Map<RoomId, Standing> standingsOf(UserId person) {
        return em
                .createQuery("select m from MemberRow m where m.userId = :user", MemberRow.class)
                .setParameter("user", person.value())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(MemberRow::room, MemberRow::toStanding));
    }

    /** Returns the position of the newest edit of a message; null where there is none. */
    @Nullable
    Long newestEdit(RoomId room, long seq) {
        return em.createQuery(
                        "select max(v.editSeq) from VersionRow v where v.roomId = :room and v.seq = :seq", Long.class)
                .setParameter("room", room.value())
                .setParameter("seq", seq)
                .getSingleResult();
    }

    /** What a message said before, oldest first. */
    List<VersionRow> versions(RoomId room, long seq) {
        return em.createQuery(
                        "select v from VersionRow v where v.roomId = :room and v.seq = :seq order by v.editSeq",
                        VersionRow.class)
                .setParameter("room", room.value())
                .setParameter("seq", seq)
                .getResultList();
    }

    List<Audit> audit(@Nullable MessageId before, int limit) {
        return em
                .createQuery("select a from AuditRow a where a.id < :before order by a.id desc", AuditRow.class)
                .setParameter("before", before == null ? NEWEST : before.value())
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(AuditRow::toAudit)
                .toList();
    }
}
