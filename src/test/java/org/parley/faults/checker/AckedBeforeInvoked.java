package org.parley.faults.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.faults.checker.Event.Acked;
import org.parley.faults.checker.Event.Invoked;

/** I7: where one message was acknowledged before another was first sent, it has the lower place in their room. */
final class AckedBeforeInvoked implements Invariant {

    @Override
    public String name() {
        return "I7";
    }

    @Override
    public void check(History history, Consumer<String> broken) {
        Map<String, Acked> highest = new HashMap<>();
        Map<String, Acked> before = new HashMap<>();
        Set<String> begun = new HashSet<>();
        for (Event event : history.events()) {
            if (event instanceof Invoked invoked && begun.add(invoked.cid())) {
                Acked acked = highest.get(invoked.room());
                if (acked != null) {
                    before.put(invoked.cid(), acked);
                }
            } else if (event instanceof Acked acked) {
                highest.merge(acked.room(), acked, (held, next) -> held.seq() >= next.seq() ? held : next);
                follows(before.get(acked.cid()), acked.seq(), acked, broken);
            }
        }
        // Also what was stored without an acknowledgement has its place in time.
        before.forEach((cid, acked) -> {
            List<Stored> stored = history.log().named(acked.room(), cid);
            stored.forEach(message -> follows(acked, message.seq(), message, broken));
        });
    }

    private static void follows(@Nullable Acked earlier, long seq, Object later, Consumer<String> broken) {
        if (earlier != null && seq <= earlier.seq()) {
            broken.accept(later + " is before " + earlier + ", which was acknowledged before it was sent");
        }
    }
}
