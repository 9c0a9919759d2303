package org.parley.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.room.Actor;
import org.parley.room.RoomManager;

/**
 * Which page of a room's events is wanted, and how long to wait for it, as the query says it.
 *
 * @param frame the same question as a socket would ask it
 * @param patience how long to wait for an event after {@code after}, 30 s at most
 */
record PageQuestion(ClientFrame.History frame, Duration patience) {

    private static final long MOST_SECONDS = 30;

    /** @throws Refusal when a parameter is not a number, or both directions are asked for */
    PageQuestion(
            RoomId room,
            @Nullable String before,
            @Nullable String after,
            @Nullable String limit,
            @Nullable String wait) {
        this(
                new ClientFrame.History(
                        null, room, number("before", before), position(before, after), limit(number("limit", limit))),
                Duration.ofSeconds(seconds(number("wait", wait))));
    }

    /** Completes when the page can be read. */
    CompletionStage<Void> arrival(RoomManager rooms, Actor reader) {
        Long after = frame.after();
        return patience.isZero() || after == null
                ? CompletableFuture.completedStage(null)
                : rooms.arrival(reader, frame.room(), after, patience);
    }

    /** Returns how many answers of a thread are wanted. */
    static int limit(@Nullable String limit) {
        return limit(number("limit", limit));
    }

    /** Returns after which position answers of a thread are wanted. */
    static long after(@Nullable String after) {
        Long position = number("after", after);
        return position == null ? 0 : position;
    }

    private static @Nullable Long position(@Nullable String before, @Nullable String after) {
        if (before != null && after != null) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "give \"before\" or \"after\", not both");
        }
        return number("after", after);
    }

    private static int limit(@Nullable Long limit) {
        if (limit != null && limit == 0) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "\"limit\" must be 1 or more");
        }
        return limit == null ? ClientFrame.History.DEFAULT_LIMIT : (int) Math.min(limit, ClientFrame.History.MAX_LIMIT);
    }

    private static long seconds(@Nullable Long wait) {
        return wait == null ? 0 : Math.min(wait, MOST_SECONDS);
    }

    private static @Nullable Long number(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "\"" + name + "\" must be a whole number, 0 or more");
        }
        return Long.valueOf(text);
    }
}
