package org.parley.faults.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.parley.faults.checker.Event.Invoked;
import org.parley.faults.checker.Event.Refused;

/**
 * I2: nothing refused is in a log, nor anything that nobody sent; what has an unknown outcome is there once at most.
 *
 * <p>A message is refused when every attempt to send it was.
 */
final class RefusedIsNotStored implements Invariant {

    @Override
    public String name() {
        return "I2";
    }

    /** How often a message was sent, and how often it was refused. */
    private static final class Attempts {
        private final long hash;
        private final Set<Integer> made = new HashSet<>();
        private final Set<Integer> refused = new HashSet<>();

        Attempts(long hash) {
            this.hash = hash;
        }
    }

    @Override
    public void check(History history, Consumer<String> broken) {
        Map<String, Attempts> attempts = new HashMap<>();
        history.events(Invoked.class)
                .forEach(invoked -> attempts.computeIfAbsent(invoked.cid(), key -> new Attempts(invoked.hash()))
                        .made
                        .add(invoked.attempt()));
        history.events(Refused.class).forEach(refused -> {
            Attempts known = attempts.get(refused.cid());
            if (known == null) {
                broken.accept(refused + ", but nobody sent it");
            } else {
                known.refused.add(refused.attempt());
            }
        });
        for (Log log : history.logs()) {
            Set<String> seen = new HashSet<>();
            for (Stored stored :
                    log.messages().stream().filter(Stored::isMessage).toList()) {
                Attempts known = attempts.get(stored.cid());
                if (known == null || known.hash != stored.hash()) {
                    broken.accept(log.source() + " has " + stored + ", which nobody sent");
                } else if (known.refused.containsAll(known.made)) {
                    broken.accept(log.source() + " has " + stored + ", which was refused");
                }
                if (!seen.add(stored.cid())) {
                    broken.accept(log.source() + " has " + stored + " once more");
                }
            }
        }
    }
}
