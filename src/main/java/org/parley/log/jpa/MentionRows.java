package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.parley.log.News;
import org.parley.protocol.Mentions;
import org.parley.protocol.Message;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** Keeps whom messages call, and counts by it what is new to somebody. */
record MentionRows(EntityManager em) {

    /** Joins as the oldest JPA has them: OpenJPA joins entities by nothing else. */
    private static final String UNREAD = "select m.roomId, count(e.seq) from MarkRow m, RoomRow r, EventRow e"
            + " where m.userId = :person and r.id = m.roomId and r.newest > m.seq and e.roomId = m.roomId"
            + " and e.seq > m.seq and e.seq > r.head - :span and e.kind = 'message' and e.body is not null"
            + " and e.authorId <> :person group by m.roomId";

    private static final String CALLED = "select m.roomId, count(distinct c.seq) from MarkRow m, MentionRow c"
            + " where m.userId = :person and c.roomId = m.roomId and c.userId in (:person, :all) and c.seq > m.seq"
            + " and c.authorId <> :person group by m.roomId";

    /** Takes note of whom a new message calls. */
    void add(Message message) {
        if (message.mentions() != null) {
            called(message).forEach(user -> em.persist(new MentionRow(message, user)));
        }
    }

    /** Takes note of whom a message calls after it was changed. */
    void change(Message before, Message now) {
        if (Objects.equals(before.mentions(), now.mentions())) {
            return;
        }
        Set<String> called = called(now);
        for (MentionRow row : em.createQuery(
                        "select c from MentionRow c where c.roomId = :room and c.seq = :seq", MentionRow.class)
                .setParameter("room", now.room().value())
                .setParameter("seq", now.seq())
                .getResultList()) {
            if (!called.remove(row.user())) {
                em.remove(row);
            }
        }
        called.forEach(user -> em.persist(new MentionRow(now, user)));
    }

    private static Set<String> called(Message message) {
        Set<String> users = new HashSet<>();
        Mentions mentions = message.mentions();
        if (mentions != null) {
            mentions.named().forEach(user -> users.add(user.id().value()));
            if (mentions.all()) {
                users.add(MentionRow.ALL);
            }
        }
        return users;
    }

    /** Counts what is new to somebody in the rooms where they have a mark; where nothing is, there is nothing. */
    Map<RoomId, News> news(UserId person) {
        Map<RoomId, News> news = new HashMap<>();
        for (Object[] row :
                rows(em.createQuery(UNREAD, Object[].class).setParameter("span", (long) News.SPAN), person)) {
            news.put(new RoomId((String) row[0]), new News(((Number) row[1]).intValue(), 0));
        }
        for (Object[] row : rows(em.createQuery(CALLED, Object[].class).setParameter("all", MentionRow.ALL), person)) {
            int called = ((Number) row[1]).intValue();
            news.merge(
                    new RoomId((String) row[0]),
                    new News(0, called),
                    (unread, mentions) -> new News(unread.unread(), called));
        }
        return news;
    }

    private static List<Object[]> rows(TypedQuery<Object[]> query, UserId person) {
        return query.setParameter("person", person.value()).getResultList();
    }
}
