package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.parley.protocol.Message;
import org.parley.search.Key;
import org.parley.search.Place;
import org.parley.search.Scope;

/**
 * PostgreSQL's own full text: a {@code tsvector} a message, with an index of its kind (GIN). The words are ours, folded and cut as
 * for all; PostgreSQL's own parser knows no Chinese, and its dictionaries one language each.
 */
final class TextSearch extends WordIndex {

    private static final int ROWS = 20;

    TextSearch() {
        super("parley_text");
    }

    @Override
    void add(EntityManager em, List<Message> messages) {
        List<Message> kept =
                messages.stream().filter(message -> !message.isDeleted()).toList();
        for (int from = 0; from < kept.size(); from += ROWS) {
            var sql = new Sql().add("insert into parley_text (room_id, seq, age, words) values ");
            String comma = "";
            for (Message message : kept.subList(from, Math.min(kept.size(), from + ROWS))) {
                sql.add(
                        comma + "(?, ?, ?, cast(? as tsvector))",
                        message.room().value(),
                        message.seq(),
                        age(message),
                        vector(Key.of(message)));
                comma = ", ";
            }
            sql.in(em).executeUpdate();
        }
    }

    @Override
    List<Place> newest(EntityManager em, Scope scope, List<Key> keys, int limit) {
        String query = keys.stream()
                .map(key -> quoted(key.word()) + (key.begins() ? ":*" : ""))
                .collect(Collectors.joining(" & "));
        var sql = new Sql()
                .add("select t.room_id, t.seq, t.age from parley_text t where t.words @@ cast(? as tsquery)", query);
        List<?> found = Readable.where(sql, "t", scope)
                .add(" order by t.age, t.room_id, t.seq limit " + limit)
                .in(em)
                .getResultList();
        return found.stream().map(WordIndex::place).toList();
    }

    private static String vector(Collection<String> words) {
        return words.stream().map(TextSearch::quoted).collect(Collectors.joining(" "));
    }

    /** PostgreSQL's manual, section 8.11.1: quotes and backslashes are doubled. */
    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
