package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;
import org.parley.database.Database;
import org.parley.database.Transactions;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Message;
import org.parley.search.Key;
import org.parley.search.MessageSearch;
import org.parley.search.Place;
import org.parley.search.Scope;

/** Finds messages in a database, by the index that the {@link Indexer} keeps beside the log. */
public final class JpaSearch implements MessageSearch {

    private final Transactions transactions;
    private final WordIndex index;
    private final EventRows rows = new EventRows(new FrameCodec());

    /** Looks in this database. */
    public JpaSearch(Database database) {
        this.transactions = database.transactions();
        this.index = WordIndex.of(database);
    }

    @Override
    public Candidates find(Scope scope, List<Key> keys, int limit) {
        return transactions.read(em -> {
            List<Place> places = index.newest(em, scope, keys, limit);
            List<Message> messages =
                    places.stream().flatMap(place -> message(em, place)).toList();
            return new Candidates(messages, places.size() < limit ? null : places.get(limit - 1));
        });
    }

    /** Nothing where it is gone, or another one stands there: the index is a step behind. */
    private Stream<Message> message(EntityManager em, Place place) {
        EventRow row = em.find(EventRow.class, new EventKey(place.room(), place.seq()));
        return row != null
                        && rows.event(row) instanceof Message now
                        && !now.isDeleted()
                        && now.at().equals(place.at())
                ? Stream.of(now)
                : Stream.empty();
    }
}
