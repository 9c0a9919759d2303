package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.parley.log.Followed;
import org.parley.protocol.Author;
import org.parley.protocol.Message;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** Reads and keeps what stands in threads and who follows them, with an entity manager. */
record ThreadRows(EntityManager em, EventRows rows) {

    private static final String ANSWERS =
            "select e from EventRow e, ReplyRow r where r.roomId = :room and r.root = :root"
                    + " and r.seq > :after and e.roomId = r.roomId and e.seq = r.seq order by r.seq";

    private static final String FOLLOWED = "select f.roomId, f.root, f.seq, max(r.createdAt),"
            + " sum(case when r.seq > f.seq and r.gone = 0 and r.authorId <> :person then 1 else 0 end)"
            + " from FollowerRow f, ReplyRow r where f.userId = :person and r.roomId = f.roomId and r.root = f.root"
            + " group by f.roomId, f.root, f.seq order by max(r.createdAt) desc";

    /** Takes note of an answer: who gave it has read up to it, and who began the thread or is called follows it. */
    void add(Message answer, Author began) {
        long root = Objects.requireNonNull(answer.replyTo());
        em.persist(new ReplyRow(answer));
        follow(answer.room(), root, began.id(), root);
        if (answer.mentions() != null) {
            answer.mentions().named().forEach(user -> follow(answer.room(), root, user.id(), answer.seq() - 1));
        }
        mark(answer.room(), root, answer.from().id(), answer.seq());
    }

    private void follow(RoomId room, long root, UserId user, long seq) {
        if (em.find(FollowerRow.class, new FollowerKey(room, root, user)) == null) {
            em.persist(new FollowerRow(room, root, user, seq));
        }
    }

    boolean mark(RoomId room, long root, UserId user, long seq) {
        FollowerRow row = em.find(FollowerRow.class, new FollowerKey(room, root, user));
        if (row != null) {
            return row.read(seq);
        }
        em.persist(new FollowerRow(room, root, user, seq));
        return true;
    }

    /** Takes note that an answer was taken back. */
    void takeBack(Message answer) {
        long root = Objects.requireNonNull(answer.replyTo());
        ReplyRow row = em.find(ReplyRow.class, new ReplyKey(answer.room(), root, answer.seq()));
        if (row != null) {
            row.takeBack();
        }
    }

    List<RoomEvent> read(RoomId room, long root, long after, int limit) {
        return em
                .createQuery(ANSWERS, EventRow.class)
                .setParameter("room", room.value())
                .setParameter("root", root)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(rows::event)
                .toList();
    }

    List<Followed> followed(UserId person, int limit) {
        List<Followed> followed = new ArrayList<>();
        for (Object[] row : em.createQuery(FOLLOWED, Object[].class)
                .setParameter("person", person.value())
                .setMaxResults(limit)
                .getResultList()) {
            var key = new EventKey(new RoomId((String) row[0]), ((Number) row[1]).longValue());
            EventRow root = em.find(EventRow.class, key);
            if (root != null && rows.event(root) instanceof Message message) {
                followed.add(new Followed(message, ((Number) row[2]).longValue(), ((Number) row[4]).intValue()));
            }
        }
        return followed;
    }
}
