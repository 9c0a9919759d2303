package org.parley.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.parley.database.SideTables;
import org.parley.log.Erasure;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;
import org.parley.room.Report;
import org.parley.room.ReportBook;

/** Keeps reports in the database, for the moderators on all nodes. Thread-safe. */
@ApplicationScoped
public class ReportTable implements ReportBook {

    private static final int MOST = 100;
    private static final String SAME =
            "select count(r) from ReportRow r where r.roomId = :room and r.seq = :seq and r.byId = :by";

    private final SideTables tables;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected ReportTable() {
        tables = null;
    }

    /** Keeps them there. */
    @Inject
    public ReportTable(SideTables tables) {
        this.tables = tables;
    }

    @Override
    public void add(Report report) {
        tables.write(em -> {
            long same = em.createQuery(SAME, Long.class)
                    .setParameter("room", report.room().value())
                    .setParameter("seq", report.seq())
                    .setParameter("by", report.by().id().value())
                    .getSingleResult();
            if (same == 0) {
                em.persist(new ReportRow(report));
            }
            return same;
        });
    }

    @Override
    public List<Report> open(RoomId room) {
        return tables.read(em -> em
                .createQuery(
                        "select r from ReportRow r where r.roomId = :room order by r.createdAt desc", ReportRow.class)
                .setParameter("room", room.value())
                .setMaxResults(MOST)
                .getResultList()
                .stream()
                .map(ReportRow::toReport)
                .toList());
    }

    @Override
    public List<Report> by(UserId person) {
        return tables.read(em -> em
                .createQuery("select r from ReportRow r where r.byId = :person order by r.createdAt", ReportRow.class)
                .setParameter("person", person.value())
                .getResultList()
                .stream()
                .map(ReportRow::toReport)
                .toList());
    }

    @Override
    public boolean close(RoomId room, String id) {
        return tables.write(em -> em.createQuery("delete from ReportRow r where r.roomId = :room and r.id = :id")
                        .setParameter("room", room.value())
                        .setParameter("id", id)
                        .executeUpdate()
                > 0);
    }

    @Override
    public void erase(Erasure erasure) {
        tables.write(
                em -> em.createQuery("update ReportRow r set r.byId = :id, r.byName = :name where r.byId = :person")
                        .setParameter("id", erasure.instead().id().value())
                        .setParameter("name", erasure.instead().name())
                        .setParameter("person", erasure.person().value())
                        .executeUpdate());
    }

    @Override
    public void forget(RoomId room) {
        tables.write(em -> em.createQuery("delete from ReportRow r where r.roomId = :room")
                .setParameter("room", room.value())
                .executeUpdate());
    }
}
