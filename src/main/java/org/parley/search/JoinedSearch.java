package org.parley.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Message;

/** Looks in rooms that last and in those that pass, as if they were in one place. */
public record JoinedSearch(MessageSearch lasting, MessageSearch passing) implements MessageSearch {

    @Override
    public Candidates find(Scope scope, List<Key> keys, int limit) {
        Candidates one = lasting.find(scope, keys, limit);
        Candidates other = passing.find(scope, keys, limit);
        // Behind it one of the two has not looked.
        Place end = nearer(one.next(), other.next());
        List<Message> found = Stream.concat(one.messages().stream(), other.messages().stream())
                .filter(message -> end == null || Place.of(message).compareTo(end) <= 0)
                .sorted(Comparator.comparing(Place::of))
                .toList();
        return found.size() <= limit
                ? new Candidates(found, end)
                : new Candidates(found.subList(0, limit), Place.of(found.get(limit - 1)));
    }

    private static @Nullable Place nearer(@Nullable Place one, @Nullable Place other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) < 0 ? one : other;
    }
}
