package org.parley.faults.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.parley.faults.checker.Event.Received;
import org.parley.faults.checker.Event.Resumed;

/** I5: each client hears a room in steps of one, also over a resume; only a new beginning may jump. */
final class HeardInSteps implements Invariant {

    @Override
    public String name() {
        return "I5";
    }

    @Override
    public void check(History history, Consumer<String> broken) {
        Map<Listener, Long> positions = new HashMap<>();
        for (Event event : history.events()) {
            if (event instanceof Resumed resumed) {
                Long held = positions.put(Listener.of(event), resumed.after());
                if (resumed.recovered() && held != null && held != resumed.after()) {
                    broken.accept(resumed + ", but the client held " + held);
                }
            } else if (event instanceof Received heard) {
                Long held = positions.put(Listener.of(event), heard.seq());
                if (held == null || heard.seq() != held + 1) {
                    broken.accept(heard + " after " + held);
                }
            }
        }
    }
}
