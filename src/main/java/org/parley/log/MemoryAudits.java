package org.parley.log;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.MessageId;

/** The newest audits of a log in memory, {@value #MOST} at most. Thread-safe. */
final class MemoryAudits {

    private static final int MOST = 1_000;
    private static final Comparator<Audit> NEWEST_FIRST =
            Comparator.comparing((Audit audit) -> audit.id().value()).reversed();

    private final Deque<Audit> audits = new ArrayDeque<>();

    synchronized void add(Audit audit) {
        audits.addFirst(audit);
        if (audits.size() > MOST) {
            audits.removeLast();
        }
    }

    synchronized void erase(Erasure erasure) {
        List<Audit> now = audits.stream().map(erasure::of).toList();
        audits.clear();
        audits.addAll(now);
    }

    synchronized List<Audit> before(@Nullable MessageId before, int limit) {
        return audits.stream()
                .filter(audit -> before == null || audit.id().value().compareTo(before.value()) < 0)
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }
}
