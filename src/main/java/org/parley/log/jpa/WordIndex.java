package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.parley.database.Database;
import org.parley.protocol.Message;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;
import org.parley.search.Key;
import org.parley.search.Place;
import org.parley.search.Scope;

/** By which words messages are found, in a table beside the log's. Stateless. */
abstract class WordIndex {

    private final String table;

    /** @param table with the columns {@code room_id}, {@code seq} and {@code age}, the time of the message, negative */
    WordIndex(String table) {
        this.table = table;
    }

    /** Returns that of a database: PostgreSQL's own full text, or a table of words. */
    static WordIndex of(Database database) {
        return database.hasFullText() ? new TextSearch() : new WordTable();
    }

    /** Adds messages that are not in it; those that were taken back are left out. */
    abstract void add(EntityManager em, List<Message> messages);

    /** Returns where the newest messages of a scope are that have all of the keys. */
    abstract List<Place> newest(EntityManager em, Scope scope, List<Key> keys, int limit);

    /** Takes the messages of a stretch of a room out. */
    void remove(EntityManager em, RoomId room, long first, long last) {
        new Sql()
                .add("delete from " + table + " where room_id = ? and seq >= ? and seq <= ?", room.value(), first, last)
                .in(em)
                .executeUpdate();
    }

    /** Takes all that somebody wrote in a room out. */
    void remove(EntityManager em, RoomId room, UserId author) {
        new Sql()
                .add(
                        "delete from " + table + " where room_id = ? and seq in (select e.seq from parley_event e"
                                + " where e.room_id = ? and e.author_id = ? and e.kind in ('message', 'reply'))",
                        room.value(),
                        room.value(),
                        author.value())
                .in(em)
                .executeUpdate();
    }

    /** The newest is least: H2 goes through an index in one direction only. */
    static long age(Message message) {
        return -message.at().toEpochMilli();
    }

    /** Returns the place that a row of room, position and age names. */
    static Place place(Object row) {
        Object[] columns = (Object[]) row;
        return new Place(
                Instant.ofEpochMilli(-((Number) columns[2]).longValue()),
                new RoomId((String) columns[0]),
                ((Number) columns[1]).longValue());
    }
}
