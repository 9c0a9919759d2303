package org.parley.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.parley.backplane.Backplane;
import org.parley.backplane.NodeId;
import org.parley.backplane.Word;
import org.parley.backplane.Word.Subject;

/**
 * Has limits hold on all nodes together: what somebody takes on one counts on the others a moment later.
 *
 * <p>It is told from half of what they may at once, so that who keeps far below it costs no word. So on several nodes at the same
 * moment somebody may take more than on one, by half a burst for each. Thread-safe; nothing here waits.
 */
public final class SharedLimits implements Backplane.Listener {

    private final Backplane backplane;
    private final Map<String, Limit<?>> limits = new ConcurrentHashMap<>();
    private final Map<Subject, Integer> untold = new ConcurrentHashMap<>();

    private record Limit<K>(RateLimiter<K> limiter, Function<String, K> key) {

        void spend(String who, int times) {
            limiter.spend(key.apply(who), times);
        }
    }

    /** Begins without a limit. */
    public SharedLimits(Backplane backplane) {
        this.backplane = backplane;
        if (backplane.isShared()) {
            backplane.listen(this);
        }
    }

    /**
     * Has a limit hold on all nodes together.
     *
     * @param name the same on all nodes
     * @param key makes of a key's text the key
     * @return the limiter
     */
    public <K> RateLimiter<K> share(String name, RateLimiter<K> limiter, Function<String, K> key) {
        if (backplane.isShared()) {
            limits.put(name, new Limit<>(limiter, key));
            limiter.tell((who, times) -> tell(name, who.toString(), times));
        }
        return limiter;
    }

    private void tell(String limit, String who, int times) {
        Subject about = new Word.Spent(limit, who, times).subject();
        untold.merge(about, times, Integer::sum);
        backplane.tell(about, () -> {
            Integer all = untold.remove(about);
            return new Word.Spent(limit, who, all == null ? 0 : all);
        });
    }

    @Override
    public void heard(NodeId from, Word word) {
        if (word instanceof Word.Spent spent) {
            Limit<?> limit = limits.get(spent.limit());
            if (limit != null && spent.times() > 0) {
                limit.spend(spent.who(), spent.times());
            }
        }
    }
}
