package org.parley.room;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.log.Erasure;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** A book of reports in memory. */
final class Reported implements ReportBook {

    private final List<Report> reports = new CopyOnWriteArrayList<>();

    @Override
    public void add(Report report) {
        reports.add(report.about(null));
    }

    @Override
    public List<Report> open(RoomId room) {
        return reports.stream().filter(report -> report.room().equals(room)).toList();
    }

    @Override
    public boolean close(RoomId room, String id) {
        return reports.removeIf(
                report -> report.room().equals(room) && report.id().equals(id));
    }

    @Override
    public List<Report> by(UserId person) {
        return reports.stream()
                .filter(report -> report.by().id().equals(person))
                .toList();
    }

    @Override
    public void erase(Erasure erasure) {
        List<Report> theirs = by(erasure.person());
        reports.removeAll(theirs);
        theirs.forEach(one -> reports.add(
                new Report(one.id(), one.room(), one.seq(), erasure.instead(), one.reason(), one.at(), null)));
    }

    @Override
    public void forget(RoomId room) {
        reports.removeIf(report -> report.room().equals(room));
    }
}
