package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.config.ChatConfig;
import org.parley.log.Appended;
import org.parley.log.Audit;
import org.parley.log.Erasure;
import org.parley.log.Head;
import org.parley.log.LogUnavailable;
import org.parley.log.Mark;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.log.News;
import org.parley.log.OutcomeUnknown;
import org.parley.log.Posting;
import org.parley.log.RoomDigest;
import org.parley.log.Standing;
import org.parley.log.StoredRoom;
import org.parley.log.ThreadLog;
import org.parley.log.Version;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.MessageText;
import org.parley.protocol.Person;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.UserId;

/** A room's way into the log: batches, bounds, and the truth about what was stored. */
class RoomLaneTest {

    private static final RoomId LOBBY = new RoomId("lobby");

    private final Piecewise ada = new Piecewise("Ada");
    private final Piecewise bob = new Piecewise("Bob");
    private final FaultyLog log = new FaultyLog();
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final List<RoomEvent> told = new ArrayList<>();
    private final RoomLane lane = new RoomLane(
            LOBBY, log, new ChatConfig.Lane(3, 1_000, 1), lane -> tasks.add(lane::run), events -> told.addAll(events));

    /** A speaker who notes when it is told something. */
    private static final class Piecewise implements Speaker {

        private final Person person;
        private int pieces;
        private boolean failing;

        Piecewise(String name) {
            this.person = new Person(new UserId(name), name, true);
        }

        @Override
        public Person person() {
            return person;
        }

        @Override
        public void together(Runnable task) {
            pieces++;
            task.run();
            if (failing) {
                throw new IllegalStateException("test");
            }
        }
    }

    /** A log in memory that fails when it is told to, and counts its batches. */
    private static final class FaultyLog implements MessageLog {

        private final MemoryMessageLog memory = new MemoryMessageLog(Clock.systemUTC(), 100);
        private final List<Integer> batches = new ArrayList<>();
        private int unknown;
        private boolean lost;
        private boolean unavailable;

        FaultyLog() {
            memory.open(LOBBY);
        }

        @Override
        public List<Appended> append(RoomId room, List<? extends Posting<?>> batch) {
            if (unavailable) {
                throw new LogUnavailable(new IllegalStateException("test"));
            }
            batches.add(batch.size());
            boolean failing = unknown > 0;
            unknown--;
            if (failing && lost) {
                throw new OutcomeUnknown(new IllegalStateException("test"));
            }
            List<Appended> appended = memory.append(room, batch);
            if (failing) {
                throw new OutcomeUnknown(new IllegalStateException("test"));
            }
            return appended;
        }

        @Override
        public StoredRoom open(RoomId room) {
            return memory.open(room);
        }

        @Override
        public Optional<StoredRoom> find(RoomId room) {
            return memory.find(room);
        }

        @Override
        public Optional<StoredRoom> create(RoomInfo room, List<? extends Posting<?>> first) {
            return memory.create(room, first);
        }

        @Override
        public void delete(RoomId room, Author by) {
            memory.delete(room, by);
        }

        @Override
        public List<RoomId> erase(Erasure erasure) {
            return memory.erase(erasure);
        }

        @Override
        public void noteErasure(Author instead, Author by) {
            memory.noteErasure(instead, by);
        }

        @Override
        public List<RoomEvent> readBy(UserId author, RoomId room, long after, int limit) {
            return memory.readBy(author, room, after, limit);
        }

        @Override
        public List<Audit> audit(@Nullable MessageId before, int limit) {
            return memory.audit(before, limit);
        }

        @Override
        public List<Standing> standings(RoomId room) {
            return memory.standings(room);
        }

        @Override
        public Map<RoomId, Standing> standingsOf(UserId person) {
            return memory.standingsOf(person);
        }

        @Override
        public List<RoomDigest> rooms(UserId reader, boolean alsoPrivate) {
            return memory.rooms(reader, alsoPrivate);
        }

        @Override
        public Map<UserId, Mark> marks(RoomId room) {
            return memory.marks(room);
        }

        @Override
        public Map<RoomId, Mark> marksOf(UserId person) {
            return memory.marksOf(person);
        }

        @Override
        public List<Message> pinned(RoomId room) {
            return memory.pinned(room);
        }

        @Override
        public ThreadLog threads() {
            return memory.threads();
        }

        @Override
        public Map<RoomId, News> news(UserId person) {
            return memory.news(person);
        }

        @Override
        public void mark(Map<RoomId, Map<UserId, Mark>> marks) {
            memory.mark(marks);
        }

        @Override
        public List<Version> versions(RoomId room, long seq) {
            return memory.versions(room, seq);
        }

        @Override
        public List<RoomEvent> readAfter(RoomId room, long after, int limit) {
            return memory.readAfter(room, after, limit);
        }

        @Override
        public List<RoomEvent> readBefore(RoomId room, long before, int limit) {
            return memory.readBefore(room, before, limit);
        }

        @Override
        public Map<RoomId, Head> heads(Set<RoomId> rooms) {
            return memory.heads(rooms);
        }

        @Override
        public void check() {
            memory.check();
        }
    }

    private CompletableFuture<Message> post(String cid) {
        return post(ada, cid);
    }

    private CompletableFuture<Message> post(Speaker speaker, String cid) {
        var posting =
                new Posting.Said(speaker.person().author(), new ClientMessageId(cid), new MessageText("text"), null);
        return lane.post(posting, speaker).toCompletableFuture();
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private static Throwable reason(CompletableFuture<Message> answer) {
        assertThat(answer).isCompletedExceptionally();
        try {
            answer.join();
            throw new AssertionError("it did not fail");
        } catch (CompletionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }

    @Test
    void whatGathersIsOneTransaction() {
        var first = post("a");
        var second = post("b");
        assertThat(first).isNotDone();
        work();
        assertThat(log.batches).containsExactly(2);
        assertThat(first.join().seq()).isEqualTo(1);
        assertThat(second.join().seq()).isEqualTo(2);
        assertThat(told).extracting(RoomEvent::seq).containsExactly(1L, 2L);
        assertThat(lane.idle()).isTrue();
    }

    @Test
    void everySpeakerHearsOfOneCommitInOnePiece() {
        var receipts = List.of(post(ada, "a"), post(bob, "b"), post(ada, "c"));
        work();
        assertThat(receipts).extracting(receipt -> receipt.join().seq()).containsExactly(1L, 2L, 3L);
        assertThat(ada.pieces).isEqualTo(1);
        assertThat(bob.pieces).isEqualTo(1);
        log.unavailable = true;
        var refused = List.of(post(ada, "d"), post(ada, "e"));
        work();
        assertThat(refused).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(ada.pieces).isEqualTo(2);
    }

    @Test
    void aSpeakerWhoFailsKeepsNothingFromTheOthers() {
        ada.failing = true;
        var first = post(ada, "a");
        var second = post(bob, "b");
        work();
        assertThat(first.join().seq()).isEqualTo(1);
        assertThat(second.join().seq()).isEqualTo(2);
        assertThat(told).hasSize(2);
    }

    @Test
    void aRepeatIsAnsweredAndNotToldAgain() {
        var first = post("a");
        work();
        var again = post("a");
        work();
        assertThat(again.join()).isEqualTo(first.join());
        assertThat(told).hasSize(1);
    }

    @Test
    void tooManyAreRefusedAtTheDoor() {
        var accepted = List.of(post("a"), post("b"), post("c"));
        Refusal refusal = (Refusal) reason(post("d"));
        assertThat(refusal.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(refusal.after()).isPositive();
        work();
        assertThat(accepted).allMatch(CompletableFuture::isDone);
        assertThat(log.memory.find(LOBBY).orElseThrow().head()).isEqualTo(3);
    }

    @Test
    void anUnavailableLogStoresNothingAndSaysSo() {
        log.unavailable = true;
        var answer = post("a");
        work();
        assertThat(((Refusal) reason(answer)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        log.unavailable = false;
        var again = post("a");
        work();
        assertThat(again.join().seq()).isEqualTo(1);
    }

    @Test
    void anUnknownOutcomeIsAskedForOnceMoreAndToldOnce() {
        log.unknown = 1;
        var answer = post("a");
        work();
        assertThat(answer.join().seq()).isEqualTo(1);
        assertThat(told).hasSize(1);
        assertThat(log.memory.find(LOBBY).orElseThrow().head()).isEqualTo(1);
    }

    @Test
    void whatCannotBeProvedStoredIsNeverAcknowledged() {
        log.unknown = 2;
        log.lost = true;
        var answer = post("a");
        work();
        assertThat(reason(answer)).isInstanceOf(OutcomeUnknown.class);
        assertThat(told).isEmpty();
    }
}
