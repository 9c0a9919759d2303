package org.parley.faults.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** I3: in every log the positions of a room are 1, 2, 3 …, and a sender's {@code cid} is in a room once. */
final class NumberedWithoutGaps implements Invariant {

    private record Key(String room, String author, String cid) {}

    @Override
    public String name() {
        return "I3";
    }

    @Override
    public void check(History history, Consumer<String> broken) {
        for (Log log : history.logs()) {
            Map<String, Long> positions = new HashMap<>();
            Set<Key> keys = new HashSet<>();
            for (Stored stored : log.messages()) {
                Long before = positions.put(stored.room(), stored.seq());
                long expected = before == null ? 1 : before + 1;
                if (stored.seq() != expected) {
                    broken.accept(log.source() + " has " + stored + " where " + expected + " comes next");
                }
                if (!keys.add(new Key(stored.room(), stored.author(), stored.cid()))) {
                    broken.accept(log.source() + " has " + stored + " as a second one of its cid");
                }
            }
        }
    }
}
