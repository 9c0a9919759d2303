package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.parley.log.DirectName;
import org.parley.log.Erasure;
import org.parley.log.Standing;
import org.parley.protocol.Epoch;
import org.parley.protocol.Person;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;

/** Has somebody forgotten in all rows, with an entity manager: finds out where that is, which reads every
 * event, and then changes it, in its transaction. */
record Forgetting(EntityManager em, EventRows rows, WordIndex index, Erasure erasure) {

    /** Events that may name the person elsewhere than as who did it. */
    private static final String NAMES =
            "(e.kind in ('member', 'room') and (e.authorId = :person or e.body like :quoted escape '!')"
                    + " or e.kind in ('message', 'reply', 'edited')"
                    + " and (e.state like :quoted escape '!' or e.authorId = :person and e.state is not null))";

    private static final String AUDITS =
            "select count(a) from AuditRow a where a.byId = :person or a.targetId = :person";

    private static final String ROOMS = "select distinct e.roomId from EventRow e where e.authorId = :person"
            + " or (e.kind = 'member' and e.body like :quoted escape '!')"
            + " or (e.kind in ('message', 'reply') and e.state like :quoted escape '!')";

    private static final String FIRST =
            "select min(e.seq) from EventRow e where e.roomId = :room and e.authorId = :person"
                    + " and e.kind in ('message', 'reply')";

    /** Changes those rooms that are still there, and what is remembered of the person; returns the rooms. */
    List<RoomId> in(Set<RoomId> rooms) {
        List<RoomId> changed = rooms.stream().filter(this::in).toList();
        em.flush();
        changed.forEach(room -> messages(room.value()));
        audits();
        return changed;
    }

    /** Returns whether who did what to others names the person. */
    boolean isNamedByAudits() {
        return em.createQuery(AUDITS, Long.class)
                        .setParameter("person", person())
                        .getSingleResult()
                > 0;
    }

    /** Returns the rooms that name the person, in the order in which all who lock more than one lock them. */
    Set<RoomId> rooms() {
        var rooms = new TreeSet<>(em.createQuery(ROOMS, String.class)
                .setParameter("person", person())
                .setParameter("quoted", quoted())
                .getResultList());
        rooms.addAll(em.createQuery("select m.roomId from MemberRow m where m.userId = :person", String.class)
                .setParameter("person", person())
                .getResultList());
        return rooms.stream().map(RoomId::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean in(RoomId room) {
        RoomRow row = em.find(RoomRow.class, room.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return false;
        }
        row.begin(Epoch.begin());
        leaveIndex(room);
        if (erasure.texts()) {
            leaveNothing(room.value(), "VersionRow");
            leaveNothing(room.value(), "PinRow");
        }
        em.createQuery("select e from EventRow e where e.roomId = :room and " + NAMES, EventRow.class)
                .setParameter("room", room.value())
                .setParameter("person", person())
                .setParameter("quoted", quoted())
                .getResultList()
                .forEach(event -> rows.erase(event, erasure));
        MemberRow member = em.find(MemberRow.class, new MemberKey(room, erasure.person()));
        if (member != null) {
            Standing now = erasure.of(member.toStanding());
            em.remove(member);
            if (row.info().kind() == RoomInfo.Kind.DIRECT) {
                em.persist(new MemberRow(room, now));
                em.flush();
                row.become(row.info().named(DirectName.of(people(room))));
            }
        }
        return true;
    }

    /** What stands beside their messages; before those are another's, for by their author they are found. */
    private void leaveNothing(String room, String table) {
        em.createQuery("delete from " + table + " r where r.roomId = :room and r.seq in (select e.seq from EventRow e"
                        + " where e.roomId = :room and e.authorId = :person and e.state is not null)")
                .setParameter("room", room)
                .setParameter("person", person())
                .executeUpdate();
    }

    /** What is left of them comes into the index anew, by another's name. */
    private void leaveIndex(RoomId room) {
        IndexRow position = IndexRow.locked(em, room);
        Long first = em.createQuery(FIRST, Long.class)
                .setParameter("room", room.value())
                .setParameter("person", person())
                .getSingleResult();
        if (position != null && first != null && first <= position.seq()) {
            index.remove(em, room, erasure.person());
            position.become(first - 1);
        }
    }

    private List<Person> people(RoomId room) {
        return new Lists(em, rows)
                .standings(room).stream().map(Standing::person).toList();
    }

    private void messages(String room) {
        String mentions = erasure.texts() ? "delete from MentionRow c" : "update MentionRow c set c.authorId = :id";
        var named = em.createQuery(mentions + " where c.roomId = :room and c.authorId = :person")
                .setParameter("room", room)
                .setParameter("person", person());
        if (!erasure.texts()) {
            named.setParameter("id", erasure.instead().id().value());
        }
        named.executeUpdate();
        if (erasure.texts()) {
            em.createQuery(
                            "update EventRow e set e.body = null"
                                    + " where e.roomId = :room and e.authorId = :person and e.kind in ('message', 'reply', 'edited')")
                    .setParameter("room", room)
                    .setParameter("person", person())
                    .executeUpdate();
        }
        em.createQuery("update ReplyRow r set r.authorId = :id" + (erasure.texts() ? ", r.gone = 1" : "")
                        + " where r.roomId = :room and r.authorId = :person")
                .setParameter("id", erasure.instead().id().value())
                .setParameter("room", room)
                .setParameter("person", person())
                .executeUpdate();
        em.createQuery("update EventRow e set e.authorId = :id, e.authorName = :name"
                        + " where e.roomId = :room and e.authorId = :person")
                .setParameter("id", erasure.instead().id().value())
                .setParameter("name", erasure.instead().name())
                .setParameter("room", room)
                .setParameter("person", person())
                .executeUpdate();
    }

    private void audits() {
        for (Map.Entry<String, String> column :
                Map.of("byId", "byName", "targetId", "targetName").entrySet()) {
            em.createQuery("update AuditRow a set a." + column.getKey() + " = :id, a." + column.getValue()
                            + " = :name where a." + column.getKey() + " = :person")
                    .setParameter("id", erasure.instead().id().value())
                    .setParameter("name", erasure.instead().name())
                    .setParameter("person", person())
                    .executeUpdate();
        }
    }

    private String person() {
        return erasure.person().value();
    }

    /** Returns how JSON names the person, as a pattern. */
    private String quoted() {
        return "%\"" + person().replaceAll("([!%_])", "!$1") + "\"%";
    }
}
