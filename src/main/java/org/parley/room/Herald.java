package org.parley.room;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.parley.backplane.Backplane;
import org.parley.backplane.Leases;
import org.parley.backplane.NodeId;
import org.parley.backplane.Word;
import org.parley.backplane.Word.Subject;
import org.parley.log.Mark;
import org.parley.protocol.Epoch;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo.Life;
import org.parley.threads.Threads;

/**
 * Tells the other nodes who is in which room here, who writes, and how far people have read; and has the rooms here know what
 * the others tell of that.
 *
 * <p>Who is here is told as a whole list, so that one which is lost is made good by the next, and nothing needs to be put in order.
 * Every room's is told again once a minute, and what is not said again is forgotten. Thread-safe; nothing here waits.
 */
final class Herald implements Backplane.Listener, Leases.Listener {

    /** Up to so many members a list is told at once; of more it waits a millisecond for each, and says all that came meanwhile. */
    private static final int FEW = 20;

    /** What is longer together, in UTF-16 units, others read in the log. */
    private static final int LONGEST_SAID = 32 * 1024;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** How long the others may take to say who is there. */
    private static final Duration ANSWERED = Duration.ofMillis(100);

    /** The same, where this node does not hear of the room yet. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private static final Duration TURN = Duration.ofSeconds(1);
    private static final int TURNS = 60;

    /** What a node that can be heard has not said again for so long is not so any more: its last word was lost. */
    static final Duration UNSAID = Duration.ofSeconds(150);

    private final Backplane backplane;
    private final Leases leases;
    private final Threads threads;
    private final LongSupplier nanoTime;
    private final LiveRooms rooms;
    private final Set<RoomId> soon = ConcurrentHashMap.newKeySet();
    private final Set<RoomId> counting = ConcurrentHashMap.newKeySet();
    private final Map<RoomId, CompletableFuture<Void>> fresh = new ConcurrentHashMap<>();
    private final Crowds crowds = new Crowds();
    private final Voices voices = new Voices();
    private int turn;

    Herald(LiveRooms rooms, Backplane backplane, Leases leases, Threads threads, LongSupplier nanoTime) {
        this.rooms = rooms;
        this.backplane = backplane;
        this.leases = leases;
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /** Begins to hear, and to tell again. */
    void begin() {
        if (backplane.isShared()) {
            backplane.listen(this);
            leases.listen(this);
            threads.every(TURN, this::tellAgain);
        }
    }

    /**
     * Others are in a room here than before, or otherwise.
     *
     * @param members how many it has
     */
    void changed(RoomId room, int members) {
        if (!backplane.isShared()) {
            return;
        }
        if (members <= FEW) {
            tellHere(room);
        } else if (soon.add(room)) {
            Duration pause = Duration.ofMillis(members);
            threads.after(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause, () -> {
                soon.remove(room);
                tellHere(room);
            });
        }
    }

    /** Something was stored here: what others need to tell it, where that is no more than what was said. */
    void stored(RoomId room, Epoch epoch, List<RoomEvent> events) {
        if (backplane.isShared()) {
            List<Message> messages = events.stream()
                    .filter(Message.class::isInstance)
                    .map(Message.class::cast)
                    .toList();
            boolean all = messages.size() == events.size();
            if (all
                    && messages.stream()
                                    .mapToInt(message -> message.text().length())
                                    .sum()
                            <= LONGEST_SAID) {
                backplane.tell(new Word.Said(room, epoch, messages));
            }
        }
    }

    /** Somebody here begins to write, or writes no more. */
    void writing(RoomId room, Person person, boolean on) {
        backplane.tell(new Word.Writing(room, person, on));
    }

    /**
     * Somebody here has read that far.
     *
     * @param thread the position with which the thread began that they read; 0: the room
     */
    void read(RoomId room, Person person, Mark mark, long thread) {
        backplane.tell(new Word.HasRead(room, person, mark.seq(), mark.hidden(), thread));
    }

    /** A room was woken, and is about to hear of the other nodes. */
    void woken(RoomId room) {
        fresh.put(room, new CompletableFuture<>());
        threads.after(LONGEST_WAIT, () -> informed(room));
    }

    private void informed(RoomId room) {
        CompletableFuture<Void> informed = fresh.remove(room);
        if (informed != null) {
            informed.complete(null);
        }
    }

    /** Completes when a room that was just woken has been told who is in it elsewhere, or has waited long enough for it. */
    CompletionStage<Void> whenInformed(RoomId room) {
        CompletableFuture<Void> informed = fresh.get(room);
        return informed == null ? CompletableFuture.completedStage(null) : informed;
    }

    /** Returns how many are in a room on other nodes, in which nobody is here. */
    int crowd(RoomId room) {
        return crowds.of(room);
    }

    private void tellHere(RoomId room) {
        if (counting.add(room)) {
            threads.after(TURN, () -> {
                counting.remove(room);
                tellCrowd(room);
            });
        }
        backplane.tell(new Subject(Word.Here.class, room), () -> {
            LiveRoom live = rooms.get(room);
            return new Word.Here(room, live == null ? List.of() : live.room().here());
        });
    }

    private void tellCrowd(RoomId room) {
        backplane.tell(new Subject(Word.Crowd.class, room), () -> {
            LiveRoom live = rooms.get(room);
            return new Word.Crowd(room, live == null ? 0 : live.room().onlineHere());
        });
    }

    /** Tells, in sixty turns, of every room again, and forgets what others did not. */
    void tellAgain() {
        backplane.tell(new Word.Beat());
        turn = (turn + 1) % TURNS;
        long now = nanoTime.getAsLong();
        long then = now - UNSAID.toNanos();
        Set<NodeId> living = leases.others();
        Predicate<NodeId> which = node -> !living.contains(node) || voices.isHeardSince(node, then, now);
        for (LiveRoom live : lasting()) {
            if (Math.floorMod(live.room().id().hashCode(), TURNS) == turn) {
                tellHere(live.room().id());
                live.room().forgetUnsaid(which, then);
            }
        }
        if (turn == 0) {
            crowds.forgetUnsaid(which, then);
        }
    }

    /** Returns whether all is heard that the other nodes say: where one of them cannot be heard, the log is asked more often. */
    boolean isWhole() {
        long now = nanoTime.getAsLong();
        return backplane.isWhole() && leases.others().stream().allMatch(node -> voices.isHeard(node, now));
    }

    @Override
    public void following(RoomId room) {
        backplane.tell(new Word.Asked(room));
        tellHere(room);
        threads.after(ANSWERED, () -> informed(room));
    }

    @Override
    public void heard(NodeId from, Word word) {
        // Nobody would see its end a second time.
        if (leases.isGone(from)) {
            return;
        }
        voices.heard(from, nanoTime.getAsLong());
        if (word instanceof Word.Missed missed) {
            if (leases.isOwn(missed.node())) {
                lasting().forEach(live -> tellHere(live.room().id()));
            }
        } else if (word instanceof Word.Bye) {
            gone(from, true);
        } else if (word instanceof Word.Crowd crowd) {
            crowds.note(crowd.in(), from, crowd.online(), nanoTime.getAsLong());
        } else if (word instanceof Word.OfRoom ofRoom) {
            LiveRoom live = rooms.get(ofRoom.room());
            if (live != null && isLasting(live)) {
                heard(from, ofRoom, live.room());
            }
        }
    }

    private void heard(NodeId from, Word.OfRoom word, Room room) {
        if (word instanceof Word.Here here) {
            room.there(from, here.people(), nanoTime.getAsLong());
        } else if (word instanceof Word.Asked) {
            tellHere(room.id());
        } else if (word instanceof Word.Writing writing) {
            room.typing(writing.person(), writing.on(), nanoTime.getAsLong());
        } else if (word instanceof Word.HasRead read && read.thread() > 0) {
            room.tellRead(read.person(), read.thread(), read.seq());
        } else if (word instanceof Word.HasRead read) {
            room.readElsewhere(read.person(), new Mark(read.seq(), read.hidden()));
        }
    }

    @Override
    public void gone(NodeId node, boolean orderly) {
        long now = nanoTime.getAsLong();
        crowds.forget(node);
        voices.forget(node);
        lasting().forEach(live -> live.room().gone(node, orderly, now));
    }

    @Override
    public void back(NodeId node) {
        backplane.tell(new Word.Missed(node));
    }

    private Collection<LiveRoom> lasting() {
        return rooms.all().stream().filter(Herald::isLasting).toList();
    }

    private static boolean isLasting(LiveRoom live) {
        return live.room().info().life() == Life.LASTING;
    }
}
