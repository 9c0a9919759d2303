package org.parley.faults.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.faults.checker.Event.Closed;
import org.parley.faults.checker.Event.Received;
import org.parley.faults.checker.Event.Removed;
import org.parley.faults.checker.Event.Resumed;

/**
 * I6: what a client hears is that slice of the log: a resume brings all that was missed, nothing is heard that is not
 * stored, and who is still there at the end has heard the end.
 */
final class HeardAsStored implements Invariant {

    private record Stay(String connection, String room) {}

    /** What one connection heard of a room since it joined. */
    private static final class Slice {
        private final Resumed begin;
        private long withSnapshot;
        private long last;

        Slice(Resumed begin) {
            this.begin = begin;
            this.last = begin.after();
        }

        void hear(Received heard) {
            last = heard.seq();
            if (last > begin.after() && last <= begin.head()) {
                withSnapshot++;
            }
        }
    }

    @Override
    public String name() {
        return "I6";
    }

    @Override
    public void check(History history, Consumer<String> broken) {
        Log log = history.log();
        Map<Stay, Slice> open = new HashMap<>();
        for (Event event : history.events()) {
            if (event instanceof Resumed resumed) {
                whole(open.put(new Stay(resumed.connection(), resumed.room()), new Slice(resumed)), broken);
            } else if (event instanceof Closed closed) {
                whole(open.remove(new Stay(closed.connection(), closed.room())), broken);
            } else if (event instanceof Removed removed) {
                whole(open.remove(new Stay(removed.connection(), removed.room())), broken);
            } else if (event instanceof Received heard) {
                Slice slice = open.get(new Stay(heard.connection(), heard.room()));
                if (slice == null) {
                    broken.accept(heard + " outside of any stay in the room");
                } else {
                    slice.hear(heard);
                }
                same(heard, log, broken);
            }
        }
        open.values().forEach(slice -> {
            whole(slice, broken);
            long head = log.head(slice.begin.room());
            if (slice.last != head) {
                broken.accept(slice.begin + " was there to the end and heard up to " + slice.last + " of " + head);
            }
        });
    }

    private static void same(Received heard, Log log, Consumer<String> broken) {
        Stored stored = log.at(heard.room(), heard.seq());
        if (stored == null || !stored.mid().equals(heard.mid()) || stored.hash() != heard.hash()) {
            broken.accept(heard + ", but " + log.source() + " has " + stored + " there");
        }
    }

    private static void whole(@Nullable Slice slice, Consumer<String> broken) {
        if (slice != null && slice.withSnapshot != slice.begin.head() - slice.begin.after()) {
            broken.accept(slice.begin + " brought " + slice.withSnapshot + " messages");
        }
    }
}
