package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.parley.protocol.Message;
import org.parley.search.Key;
import org.parley.search.Place;
import org.parley.search.Scope;

/** A table with a row for each word of each message: for databases whose own full text cannot be had everywhere. */
final class WordTable extends WordIndex {

    /** How many rows one statement inserts: what a driver sends and a database parses costs more than the rows. */
    private static final int ROWS = 50;

    private record Row(Message message, String word) {}

    WordTable() {
        super("parley_word");
    }

    @Override
    void add(EntityManager em, List<Message> messages) {
        List<Row> rows = messages.stream()
                .flatMap(message -> Key.of(message).stream().map(word -> new Row(message, word)))
                .toList();
        for (int from = 0; from < rows.size(); from += ROWS) {
            var sql = new Sql().add("insert into parley_word (room_id, seq, word, age) values ");
            String comma = "";
            for (Row row : rows.subList(from, Math.min(rows.size(), from + ROWS))) {
                Message message = row.message();
                sql.add(comma + "(?, ?, ?, ?)", message.room().value(), message.seq(), row.word(), age(message));
                comma = ", ";
            }
            sql.in(em).executeUpdate();
        }
    }

    @Override
    List<Place> newest(EntityManager em, Scope scope, List<Key> keys, int limit) {
        // Long words are rare ones.
        List<Key> sorted = new ArrayList<>(keys);
        sorted.sort(Comparator.comparing(Key::begins)
                .thenComparing(key -> key.word().length(), Comparator.reverseOrder()));
        Key first = sorted.get(0);
        var sql = new Sql().add("select w.room_id, w.seq, w.age from parley_word w where ");
        word(sql, "w", first);
        Readable.where(sql, "w", scope);
        for (Key key : sorted.subList(1, sorted.size())) {
            sql.add(" and exists (select 1 from parley_word x where x.room_id = w.room_id and x.seq = w.seq and ");
            word(sql, "x", key).add(")");
        }
        // By the word too, though it is one: H2 takes the order from an index only if it begins with the index's
        // columns.
        sql.add(
                first.begins()
                        ? " group by w.room_id, w.seq, w.age order by w.age, w.room_id, w.seq"
                        : " order by w.word, w.age, w.room_id, w.seq");
        List<?> found = sql.add(" limit " + limit).in(em).getResultList();
        return found.stream().map(WordIndex::place).toList();
    }

    private static Sql word(Sql sql, String rows, Key key) {
        return key.begins()
                ? sql.add(rows + ".word >= ? and " + rows + ".word < ?", key.word(), behind(key.word()))
                : sql.add(rows + ".word = ?", key.word());
    }

    /** Returns what stands behind all that begins so, in the order of UTF-16 units and in that of UTF-8. */
    private static String behind(String begin) {
        int last = begin.codePointBefore(begin.length());
        String before = begin.substring(0, begin.length() - Character.charCount(last));
        // No letter stands directly before the surrogates, which no text may have.
        return before + Character.toString(last + 1);
    }
}
