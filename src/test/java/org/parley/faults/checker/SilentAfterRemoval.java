package org.parley.faults.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.parley.faults.checker.Event.Received;
import org.parley.faults.checker.Event.Removed;
import org.parley.faults.checker.Event.Resumed;

/** I8: who is kicked hears nothing past the kick, before it learns of it or after, unless it is let in again. */
final class SilentAfterRemoval implements Invariant {

    @Override
    public String name() {
        return "I8";
    }

    @Override
    public void check(History history, Consumer<String> broken) {
        Map<Listener, Long> positions = new HashMap<>();
        Map<Listener, Removed> out = new HashMap<>();
        for (Event event : history.events()) {
            Listener listener = Listener.of(event);
            if (event instanceof Resumed resumed) {
                out.remove(listener);
                positions.put(listener, resumed.after());
            } else if (event instanceof Removed removed) {
                out.put(listener, removed);
                long held = positions.getOrDefault(listener, 0L);
                if (held > removed.seq()) {
                    broken.accept(removed + ", but the client held " + held);
                }
            } else if (event instanceof Received heard) {
                positions.put(listener, heard.seq());
                Removed before = out.get(listener);
                if (before != null) {
                    broken.accept(heard + " after " + before);
                }
            }
        }
    }
}
