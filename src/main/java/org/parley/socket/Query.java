package org.parley.socket;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Epoch;
import org.parley.protocol.Status;

/**
 * The resume position in a handshake's query, and how the person is from the first moment.
 *
 * <p>Read from the query string, because servers differ in whether they count query parameters among the path's.
 */
record Query(@Nullable Epoch epoch, @Nullable Long after, Status status) {

    /** Reads what is there; what cannot be read is as if it were not, so the client is simply given the room anew. */
    static Query parse(@Nullable String query) {
        String epoch = value(query, "epoch");
        String after = value(query, "after");
        return new Query(
                epoch == null ? null : new Epoch(epoch),
                after != null && after.matches("\\d{1,18}") ? Long.valueOf(after) : null,
                status(value(query, "status")));
    }

    private static Status status(@Nullable String word) {
        return "away".equals(word) ? Status.AWAY : "busy".equals(word) ? Status.BUSY : Status.ONLINE;
    }

    private static @Nullable String value(@Nullable String query, String name) {
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return null;
                }
            }
        }
        return null;
    }
}
