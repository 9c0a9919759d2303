package org.parley.log;

import java.util.HashMap;
import java.util.Map;
import org.parley.protocol.Author;
import org.parley.protocol.Message;
import org.parley.protocol.UserId;

/** Who follows the threads of one room in memory, and how far they have read. Guarded by the room's lock. */
final class MemoryThreads {

    private final Map<Long, Map<UserId, Long>> followers = new HashMap<>();

    /** Returns how far somebody has read in the threads that they follow. */
    Map<Long, Long> of(UserId person) {
        Map<Long, Long> marks = new HashMap<>();
        followers.forEach((root, readers) -> {
            Long mark = readers.get(person);
            if (mark != null) {
                marks.put(root, mark);
            }
        });
        return marks;
    }

    /** Takes note of an answer to a message. */
    void answered(Message root, Message answer) {
        Map<UserId, Long> readers = followers.computeIfAbsent(root.seq(), seq -> new HashMap<>());
        readers.putIfAbsent(root.from().id(), root.seq());
        if (answer.mentions() != null) {
            for (Author called : answer.mentions().named()) {
                readers.putIfAbsent(called.id(), answer.seq() - 1);
            }
        }
        readers.put(answer.from().id(), answer.seq());
    }

    /** Moves a mark forward; returns whether it moved. */
    boolean mark(long root, UserId person, long seq) {
        Map<UserId, Long> readers = followers.computeIfAbsent(root, one -> new HashMap<>());
        Long before = readers.get(person);
        boolean moves = before == null || before < seq;
        if (moves) {
            readers.put(person, seq);
        }
        return moves;
    }

    /** Forgets a thread of which nothing is kept any more. */
    void forget(long root) {
        followers.remove(root);
    }

    void forget(UserId person) {
        followers.values().forEach(readers -> readers.remove(person));
    }
}
