package org.parley.faults.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.parley.faults.checker.Event.Acked;
import org.parley.faults.checker.Event.Invoked;

/** I1: what was acknowledged is in every log, at the acknowledged place and with the text that was sent. */
final class AckedIsStored implements Invariant {

    @Override
    public String name() {
        return "I1";
    }

    @Override
    public void check(History history, Consumer<String> broken) {
        Map<String, Long> sent = new HashMap<>();
        history.events(Invoked.class).forEach(invoked -> sent.put(invoked.cid(), invoked.hash()));
        for (Log log : history.logs()) {
            history.events(Acked.class).forEach(acked -> {
                Stored stored = log.at(acked.room(), acked.seq());
                boolean same = stored != null
                        && stored.cid().equals(acked.cid())
                        && stored.mid().equals(acked.mid())
                        && sent.getOrDefault(acked.cid(), -1L) == stored.hash();
                if (!same) {
                    broken.accept(acked + ", but " + log.source() + " has " + stored + " there");
                }
            });
        }
    }
}
