package org.parley.room;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.parley.backplane.Backplane;
import org.parley.backplane.NodeId;
import org.parley.backplane.Word;
import org.parley.log.MessageLog;
import org.parley.protocol.Membership;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo.Life;
import org.parley.protocol.UserId;

/** What this node hears of commits, its own and those of others, and what that means for the rooms here. Thread-safe. */
final class Ears implements Backplane.Listener {

    /**
     * How many words of members on other nodes wait to be looked up. Whoever floods the backplane with them must not keep those
     * from the log who join rooms; who is not greeted finds the room in the next list.
     */
    static final int MOST_WELCOMES = 1_000;

    private final LiveRooms rooms;
    private final MessageLog lasting;
    private final Healer healer;
    private final Semaphore welcomes = new Semaphore(MOST_WELCOMES);
    private final LongAdder appended = new LongAdder();
    private final List<Consumer<Membership>> newcomers = new CopyOnWriteArrayList<>();
    private final List<Consumer<UserId>> forgotten = new CopyOnWriteArrayList<>();

    Ears(LiveRooms rooms, MessageLog lasting, Healer healer) {
        this.rooms = rooms;
        this.lasting = lasting;
        this.healer = healer;
    }

    /** Is told of everybody who becomes a member of a room, on whatever node. By any thread; must not wait. */
    void listen(Consumer<Membership> listener) {
        newcomers.add(listener);
    }

    /** Is told of everybody who was forgotten on another node. By any thread; must not wait. */
    void listenForForgotten(Consumer<UserId> listener) {
        forgotten.add(listener);
    }

    /** Returns how many events this node has stored since it started. */
    long appended() {
        return appended.sum();
    }

    @Override
    public void committed(RoomId id, List<RoomEvent> events) {
        appended.add(events.size());
        events.forEach(this::greet);
        LiveRoom live = rooms.get(id);
        if (live != null) {
            advance(live.room(), events);
        }
    }

    @Override
    public void following(RoomId id) {
        rooms.following(id);
    }

    @Override
    public void heard(NodeId from, Word word) {
        if (word instanceof Word.Said said) {
            said(said);
        } else if (word instanceof Word.Reached reached) {
            reached(reached.room(), reached.head());
        } else if (word instanceof Word.Welcomed welcomed) {
            welcomed(welcomed.in(), welcomed.seq());
        } else if (word instanceof Word.Renewed renewed) {
            rooms.later(() -> rooms.renewHere(renewed.room()));
        } else if (word instanceof Word.Forgotten gone) {
            rooms.forgetHere(gone.person());
            forgotten.forEach(listener -> listener.accept(gone.person()));
        } else if (word instanceof Word.Chosen chosen) {
            rooms.know(chosen.person(), chosen.profile());
        }
    }

    private void said(Word.Said said) {
        LiveRoom live = rooms.get(said.room());
        if (live != null && live.room().epoch().equals(said.epoch())) {
            advance(live.room(), List.copyOf(said.messages()));
        }
    }

    private void advance(Room room, List<RoomEvent> events) {
        if (!room.advance(events)) {
            healer.bring(room, events.stream().mapToLong(RoomEvent::seq).max().orElseThrow());
        }
    }

    private void reached(RoomId id, long head) {
        LiveRoom live = rooms.get(id);
        if (live != null
                && live.room().info().life() == Life.LASTING
                && live.room().head() < head) {
            healer.bring(live.room(), head);
        }
    }

    private void welcomed(RoomId id, long seq) {
        if (welcomes.tryAcquire() && !rooms.later(() -> greet(id, seq))) {
            welcomes.release();
        }
    }

    private void greet(RoomId id, long seq) {
        try {
            lasting.readAfter(id, seq - 1, 1).stream()
                    .filter(event -> event.seq() == seq)
                    .forEach(this::greet);
        } finally {
            welcomes.release();
        }
    }

    private void greet(RoomEvent event) {
        if (event instanceof Membership membership && membership.change() == Membership.Change.JOINED) {
            newcomers.forEach(listener -> listener.accept(membership));
        }
    }
}
