package org.parley.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.log.MemoryMessageLog;
import org.parley.log.RoomDigest;
import org.parley.log.Standing;
import org.parley.protocol.Message;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;

/** Looks at everything that is in memory, the newest first: there is no index that could lag. */
public final class MemorySearch implements MessageSearch {

    private final MemoryMessageLog log;

    /** Looks in this log. */
    public MemorySearch(MemoryMessageLog log) {
        this.log = log;
    }

    @Override
    public Candidates find(Scope scope, List<Key> keys, int limit) {
        Map<RoomId, Standing> standings = log.standingsOf(scope.reader());
        List<Message> inScope = new ArrayList<>();
        for (RoomDigest digest : log.rooms(scope.reader(), scope.everywhere())) {
            RoomInfo room = digest.room().info();
            if (isFor(scope, room, standings.get(room.id()))) {
                for (RoomEvent event : log.readBefore(room.id(), Long.MAX_VALUE, Integer.MAX_VALUE)) {
                    if (event instanceof Message message && scope.has(Place.of(message))) {
                        inScope.add(message);
                    }
                }
            }
        }
        inScope.sort(Comparator.comparing(Place::of));
        List<Message> found = inScope.stream()
                .filter(message -> has(Key.of(message), keys))
                .limit(limit)
                .toList();
        return new Candidates(found, found.size() < limit ? null : Place.of(found.get(limit - 1)));
    }

    private static boolean isFor(Scope scope, RoomInfo room, @Nullable Standing standing) {
        if (scope.room() != null && !scope.room().equals(room.id())) {
            return false;
        }
        boolean banned = standing != null && standing.banned();
        boolean role = standing != null && standing.role() != null;
        return (!banned && (role || !room.kind().isClosed()))
                || (scope.everywhere() && room.kind() != RoomInfo.Kind.DIRECT);
    }

    private static boolean has(Set<String> there, List<Key> keys) {
        return keys.stream()
                .allMatch(key -> key.begins()
                        ? there.stream().anyMatch(word -> word.startsWith(key.word()))
                        : there.contains(key.word()));
    }
}
