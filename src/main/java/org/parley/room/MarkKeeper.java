package org.parley.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.log.Mark;
import org.parley.log.MessageLog;
import org.parley.protocol.RoomInfo.Life;
import org.parley.protocol.UserId;

/**
 * Has the log keep how far people have read, of {@value #PIECE} rooms in one transaction: unlike a message, nobody waits for it, and it
 * holds up no room. What cannot be kept now is tried again.
 */
final class MarkKeeper {

    static final int PIECE = 100;

    private static final System.Logger LOG = System.getLogger(MarkKeeper.class.getName());

    private final Reading reading;

    private record Taken(Room room, Map<UserId, Mark> marks) {}

    MarkKeeper(Reading reading) {
        this.reading = reading;
    }

    /** Has what people have read kept since this was asked before; waits for nothing. */
    void keep(Collection<LiveRoom> rooms) {
        Map<Life, List<Taken>> taken = new EnumMap<>(Life.class);
        for (LiveRoom live : rooms) {
            Room room = live.room();
            Map<UserId, Mark> marks = room.takeMarks();
            if (!marks.isEmpty()) {
                taken.computeIfAbsent(room.info().life(), key -> new ArrayList<>())
                        .add(new Taken(room, marks));
            }
        }
        for (List<Taken> all : taken.values()) {
            // Those of one life are in one log.
            MessageLog log = all.get(0).room().log();
            for (int i = 0; i < all.size(); i += PIECE) {
                keep(log, all.subList(i, Math.min(all.size(), i + PIECE)));
            }
        }
    }

    private void keep(MessageLog log, List<Taken> piece) {
        reading.of(() -> {
                    log.mark(piece.stream()
                            .collect(Collectors.toMap(one -> one.room().id(), Taken::marks)));
                    piece.forEach(one -> one.room().marksKept());
                    return piece;
                })
                .exceptionally(failure -> {
                    LOG.log(System.Logger.Level.DEBUG, "marks are kept later", failure);
                    piece.forEach(one -> one.room().giveBack(one.marks()));
                    return piece;
                });
    }
}
