package org.parley.faults.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.parley.faults.checker.Event.Acked;
import org.parley.faults.checker.Event.Received;

/** I4: a place in a room is one message, whoever tells it: an acknowledgement, a client that heard it, or a log, which all tell it. */
final class OnePlaceOneMessage implements Invariant {

    private record Place(String room, long seq) {}

    @Override
    public String name() {
        return "I4";
    }

    @Override
    public void check(History history, Consumer<String> broken) {
        Map<Place, String> mids = new HashMap<>();
        for (Log log : history.logs()) {
            for (Stored stored : log.messages()) {
                say(mids, new Place(stored.room(), stored.seq()), stored.mid(), log.source() + " " + stored, broken);
            }
        }
        for (Log log : history.logs()) {
            mids.keySet().stream()
                    .filter(place -> log.at(place.room(), place.seq()) == null)
                    .forEach(place -> broken.accept(log.source() + " lacks " + place + ", which another log has"));
        }
        history.events(Acked.class)
                .forEach(acked -> say(mids, new Place(acked.room(), acked.seq()), acked.mid(), acked, broken));
        history.events(Received.class)
                .forEach(heard -> say(mids, new Place(heard.room(), heard.seq()), heard.mid(), heard, broken));
    }

    private static void say(Map<Place, String> mids, Place place, String mid, Object witness, Consumer<String> broken) {
        String known = mids.putIfAbsent(place, mid);
        if (known != null && !known.equals(mid)) {
            broken.accept(witness + ", but others have " + known + " there");
        }
    }
}
