package org.parley.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client has said and has no answer to yet, in the order in which it was said. Guarded by its client. */
final class Outgoing {

    private final String sender;
    private final Map<String, Draft> waiting = new LinkedHashMap<>();
    private int count;

    /**
     * A message on its way.
     *
     * @param attempt how often it was sent
     * @param due when it is sent again where no answer has come
     */
    record Draft(String cid, int attempt, String text, long due) {}

    /** @param sender begins every {@code cid}, so that no two people have the same */
    Outgoing(String sender) {
        this.sender = sender;
    }

    int size() {
        return waiting.size();
    }

    /** Writes a message; its text begins with its {@code cid}, so that it can be told wherever it is found. */
    Draft write(String words) {
        String cid = sender + "-" + count++;
        return new Draft(cid, 0, cid + " " + words, 0);
    }

    /** Returns the next attempt to send it, and waits for its answer until it is due. */
    Draft attempt(Draft draft, long due) {
        var next = new Draft(draft.cid(), draft.attempt() + 1, draft.text(), due);
        waiting.put(next.cid(), next);
        return next;
    }

    /** Puts off the next attempt. */
    void postpone(String cid, long due) {
        waiting.computeIfPresent(cid, (key, draft) -> new Draft(cid, draft.attempt(), draft.text(), due));
    }

    /** Takes one out that has its final answer. */
    @Nullable
    Draft remove(String cid) {
        return waiting.remove(cid);
    }

    /** Returns those that are due, or all. */
    List<Draft> due(long now) {
        List<Draft> due = new ArrayList<>();
        for (Draft draft : waiting.values()) {
            if (draft.due() <= now) {
                due.add(draft);
            }
        }
        return due;
    }
}
