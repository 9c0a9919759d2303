package org.parley.log.jpa;

import org.parley.protocol.RoomId;
import org.parley.search.Place;
import org.parley.search.Scope;

/** The conditions of a scope in SQL, the right to read among them: {@code room.Rights} says the same in Java. */
final class Readable {

    private Readable() {}

    /**
     * Adds them.
     *
     * @param rows the name of what has the columns {@code room_id}, {@code seq} and {@code age}
     */
    static Sql where(Sql sql, String rows, Scope scope) {
        long before = -scope.before().toEpochMilli();
        Place below = scope.below();
        long youngest =
                below == null ? before + 1 : Math.max(before + 1, -below.at().toEpochMilli());
        sql.add(
                " and " + rows + ".age >= ? and " + rows + ".age <= ?",
                youngest,
                -scope.since().toEpochMilli());
        if (below != null) {
            sql.add(
                    " and (" + rows + ".age > ? or " + rows + ".room_id > ? or (" + rows + ".room_id = ? and " + rows
                            + ".seq > ?))",
                    -below.at().toEpochMilli(),
                    below.room().value(),
                    below.room().value(),
                    below.seq());
        }
        RoomId room = scope.room();
        if (room != null) {
            sql.add(" and " + rows + ".room_id = ?", room.value());
        }
        String member = "exists (select 1 from parley_member m where m.room_id = r.id and m.user_id = ? and ";
        String reader = scope.reader().value();
        sql.add(" and exists (select 1 from parley_room r where r.id = " + rows + ".room_id and (");
        if (scope.everywhere()) {
            sql.add("r.kind <> 'direct' or ");
        } else {
            sql.add("r.kind in ('public', 'read_only') and not " + member + "m.banned <> 0) or ", reader);
        }
        return sql.add(member + "m.banned = 0 and m.role is not null)))", reader);
    }
}
