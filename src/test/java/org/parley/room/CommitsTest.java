package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.config.ChatConfig;
import org.parley.log.Appended;
import org.parley.log.LogUnavailable;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.log.OutcomeUnknown;
import org.parley.log.Posting;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Message;
import org.parley.protocol.MessageText;
import org.parley.protocol.Person;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** What of several rooms is committed together, and what alone. */
class CommitsTest {

    private static final Speaker ADA = Speaker.of(new Person(new UserId("u-ada"), "Ada", true));
    private static final int THREADS = 2;

    private final MemoryMessageLog memory = new MemoryMessageLog(Clock.systemUTC(), 1_000);
    private final List<Integer> transactions = new ArrayList<>();
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Map<RoomId, RoomLane> lanes = new HashMap<>();
    private final List<RoomEvent> told = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private @Nullable RuntimeException failure;
    private boolean stores;
    private int cids;
    private final Commits commits = new Commits(log(), tasks::add, THREADS, now::get);

    /** A log that waits, does several rooms at once but for one that is held, and fails when it is to. */
    private MessageLog log() {
        return (MessageLog) Proxy.newProxyInstance(
                CommitsTest.class.getClassLoader(), new Class<?>[] {MessageLog.class}, (proxy, called, args) -> {
                    if (called.getName().equals("waits")) {
                        return true;
                    }
                    if (called.getName().equals("append") && args[0] instanceof Map<?, ?> batches) {
                        return together(batches);
                    }
                    if (called.getName().equals("append")) {
                        transactions.add(1);
                    }
                    try {
                        return called.invoke(memory, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @SuppressWarnings("unchecked")
    private Map<RoomId, List<Appended>> together(Map<?, ?> batches) {
        transactions.add(batches.size());
        Map<RoomId, List<Appended>> stored = new HashMap<>();
        if (failure == null || stores) {
            ((Map<RoomId, List<Posting<?>>>) batches).forEach((room, batch) -> {
                if (!room.value().equals("held")) {
                    stored.put(room, memory.append(room, batch));
                }
            });
        }
        if (failure != null) {
            throw failure;
        }
        return stored;
    }

    private CompletableFuture<Message> say(String name, String cid) {
        var room = new RoomId(name);
        RoomLane lane = lanes.computeIfAbsent(room, key -> {
            memory.open(key);
            return new RoomLane(key, log(), new ChatConfig.Lane(1_000, 1 << 20, THREADS), commits, told::addAll);
        });
        var posting = new Posting.Said(ADA.person().author(), new ClientMessageId(cid), new MessageText("text"), null);
        return lane.post(posting, ADA).toCompletableFuture();
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private List<CompletableFuture<Message>> sayInRooms(int count) {
        List<CompletableFuture<Message>> said = new ArrayList<>();
        for (int room = 0; room < count; room++) {
            cids++;
            said.add(say("room-" + room, "c" + cids));
        }
        return said;
    }

    @Test
    void asLongAsThereIsAThreadForEachTheyAreAlone() {
        List<CompletableFuture<Message>> said = sayInRooms(THREADS);
        work();
        assertThat(said).allMatch(CompletableFuture::isDone);
        assertThat(transactions).containsExactly(1, 1);
    }

    @Test
    void whereMoreWaitTheyShareATransaction() {
        List<CompletableFuture<Message>> said = sayInRooms(8);
        work();
        assertThat(said).allSatisfy(one -> assertThat(one.join().seq()).isEqualTo(1));
        assertThat(told).hasSize(8);
        assertThat(transactions).containsExactly(4, 2, 1, 1);
        assertThat(lanes.values()).allMatch(RoomLane::idle);
    }

    @Test
    void noMoreThanTheBoundShareOne() {
        sayInRooms(10 * Commits.MOST);
        work();
        assertThat(told).hasSize(10 * Commits.MOST);
        assertThat(transactions).allMatch(rooms -> rooms <= Commits.MOST).contains(Commits.MOST);
    }

    @Test
    void oneThatIsHeldIsDoneAloneAndDelaysNoOther() {
        CompletableFuture<Message> held = say("held", "h");
        List<CompletableFuture<Message>> said = sayInRooms(7);
        tasks.remove().run();
        assertThat(said.subList(0, 3)).allMatch(CompletableFuture::isDone);
        assertThat(held).isNotDone();
        work();
        assertThat(held.join().seq()).isEqualTo(1);
        assertThat(told).hasSize(8);
    }

    @Test
    void whatFailsTogetherIsDoneAloneAndForASecondNothingIsTriedTogether() {
        failure = new LogUnavailable("test");
        List<CompletableFuture<Message>> said = sayInRooms(8);
        work();
        assertThat(said).allSatisfy(one -> assertThat(one.join().seq()).isEqualTo(1));
        assertThat(transactions)
                .containsOnlyOnce(4)
                .filteredOn(rooms -> rooms > 1)
                .hasSize(1);
        failure = null;
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        transactions.clear();
        said.addAll(sayInRooms(8));
        work();
        assertThat(transactions).contains(4);
        assertThat(told).hasSize(16);
    }

    @Test
    void whatMayBeStoredIsAskedForAndToldOnce() {
        failure = new OutcomeUnknown(new IllegalStateException("test"));
        stores = true;
        List<CompletableFuture<Message>> said = sayInRooms(8);
        work();
        assertThat(said).allSatisfy(one -> assertThat(one.join().seq()).isEqualTo(1));
        assertThat(told).hasSize(8);
        assertThat(lanes.keySet())
                .allSatisfy(room ->
                        assertThat(memory.find(room).orElseThrow().head()).isEqualTo(1));
    }

    @Test
    void whatIsSaidMeanwhileGoesWithTheNextTurn() {
        sayInRooms(4);
        CompletableFuture<Message> second = say("room-0", "second");
        work();
        assertThat(second.join().seq()).isEqualTo(2);
        CompletableFuture<Message> third = say("room-0", "third");
        work();
        assertThat(third.join().seq()).isEqualTo(3);
    }
}
