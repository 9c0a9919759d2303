package org.parley.faults.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.faults.checker.Event.Acked;
import org.parley.faults.checker.Event.Invoked;
import org.parley.faults.checker.Event.Received;
import org.parley.faults.checker.Event.Refused;
import org.parley.faults.checker.Event.Resumed;

/** A good history passes, and whatever is made wrong in it is found by the promise that it breaks. */
class CheckerTest {

    private static final String SEEDS = "seeds";

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    private static Mutant mutant(long seed) {
        return new Mutant(new GoodRun(seed).play(), seed);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void goodHistoryPasses(long seed) {
        assertThat(new Checker().check(new GoodRun(seed).play())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void droppedReceptionIsAStepOfTwo(long seed) {
        Mutant mutant = mutant(seed);
        mutant.events().remove((int) mutant.any(mutant.heardBeforeOthers()));
        assertThat(mutant.broken()).contains("I5");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void droppedLastReceptionIsAStreamThatEndsBeforeTheLog(long seed) {
        Mutant mutant = mutant(seed);
        List<Integer> heard = mutant.places(Received.class, any -> true);
        mutant.events().remove((int) heard.get(heard.size() - 1));
        assertThat(mutant.broken()).containsExactly("I6");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void doubledReceptionIsNoStep(long seed) {
        Mutant mutant = mutant(seed);
        int place = mutant.any(mutant.places(Received.class, any -> true));
        mutant.events().add(place, mutant.events().get(place));
        assertThat(mutant.broken()).contains("I5");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void swappedReceptionsAreNoSteps(long seed) {
        Mutant mutant = mutant(seed);
        int first = mutant.any(mutant.heardBeforeOthers());
        int second = mutant.nextHeard(first);
        var before = (Received) mutant.events().get(first);
        var after = (Received) mutant.events().get(second);
        mutant.events().set(first, heard(after, before.at(), after.seq(), after.mid(), after.hash()));
        mutant.events().set(second, heard(before, after.at(), before.seq(), before.mid(), before.hash()));
        assertThat(mutant.broken()).containsExactly("I5");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void inventedMessageIsAnotherOneInItsPlace(long seed) {
        Mutant mutant = mutant(seed);
        int place = mutant.any(mutant.places(Received.class, any -> true));
        var heard = (Received) mutant.events().get(place);
        mutant.events().set(place, heard(heard, heard.at(), heard.seq(), "m-invented", heard.hash()));
        assertThat(mutant.broken()).containsExactly("I4", "I6");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void inventedTextIsNotWhatTheLogHas(long seed) {
        Mutant mutant = mutant(seed);
        int place = mutant.any(mutant.places(Received.class, any -> true));
        var heard = (Received) mutant.events().get(place);
        mutant.events().set(place, heard(heard, heard.at(), heard.seq(), heard.mid(), -7));
        assertThat(mutant.broken()).containsExactly("I6");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void inventedMessageBeyondTheHeadIsInNoLog(long seed) {
        Mutant mutant = mutant(seed);
        List<Integer> heard = mutant.places(Received.class, any -> true);
        var last = (Received) mutant.events().get(heard.get(heard.size() - 1));
        mutant.events().add(heard(last, last.at() + 1, last.seq() + 1, "m-invented", 1));
        assertThat(mutant.broken()).containsExactly("I6");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void resumeThatLeavesSomethingOutIsNotTheSlice(long seed) {
        Mutant mutant = mutant(seed);
        int place = mutant.any(
                mutant.places(Resumed.class, resumed -> resumed.recovered() && resumed.head() > resumed.after()));
        mutant.events().remove(place + 1);
        assertThat(mutant.broken()).contains("I6");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void resumeFromElsewhereIsAJump(long seed) {
        Mutant mutant = mutant(seed);
        int place = mutant.any(mutant.places(Resumed.class, Resumed::recovered));
        var resumed = (Resumed) mutant.events().get(place);
        mutant.events()
                .set(
                        place,
                        new Resumed(
                                resumed.at(),
                                resumed.client(),
                                resumed.node(),
                                resumed.connection(),
                                resumed.room(),
                                resumed.epoch(),
                                resumed.after() + 1,
                                true,
                                resumed.head()));
        assertThat(mutant.broken()).contains("I5");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void acknowledgedMessageThatIsNotStoredIsLost(long seed) {
        Mutant mutant = mutant(seed);
        var acked = (Acked) mutant.events().get(mutant.any(mutant.places(Acked.class, any -> true)));
        mutant.log().removeIf(stored -> stored.cid().equals(acked.cid()));
        assertThat(mutant.broken()).contains("I1");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void messageThatIsGoneFromTheMiddleLeavesAGap(long seed) {
        Mutant mutant = mutant(seed);
        mutant.log().remove((int) mutant.any(List.of(0, 7, 31)));
        assertThat(mutant.broken()).contains("I3");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void messageThatIsStoredTwiceIsOneTooMany(long seed) {
        Mutant mutant = mutant(seed);
        Stored stored = mutant.any(mutant.log());
        long head = mutant.log().stream()
                .filter(other -> other.room().equals(stored.room()))
                .count();
        mutant.log().add(new Stored(stored.room(), head + 1, "m-again", stored.author(), stored.cid(), stored.hash()));
        assertThat(mutant.broken()).contains("I2", "I3");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void messageThatIsStoredTwiceInOnePlaceIsOneTooMany(long seed) {
        Mutant mutant = mutant(seed);
        mutant.log().add(mutant.any(mutant.log()));
        assertThat(mutant.broken()).contains("I2", "I3");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void swappedMessagesInTheLogAreNotWhereTheyWereHeard(long seed) {
        Mutant mutant = mutant(seed);
        int place = mutant.any(List.of(0, 5, 20, 40));
        Stored first = mutant.log().get(place);
        Stored second = mutant.log().get(place + 1);
        mutant.log().set(place, stored(second, first.seq()));
        mutant.log().set(place + 1, stored(first, second.seq()));
        assertThat(mutant.broken()).contains("I4", "I6").doesNotContain("I3");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void messageThatNobodySentIsInvented(long seed) {
        Mutant mutant = mutant(seed);
        mutant.log().add(new Stored("r9", 1, "m-invented", "c0", "c0-invented", 1));
        assertThat(mutant.broken()).containsExactly("I2");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void refusedMessageThatIsStoredWasNotRefused(long seed) {
        Mutant mutant = mutant(seed);
        var acked = (Acked) mutant.events().get(mutant.any(mutant.places(Acked.class, ack -> ack.attempt() == 1)));
        mutant.events()
                .replaceAll(event -> event.equals(acked)
                        ? new Refused(acked.at(), acked.client(), acked.room(), acked.cid(), 1, "unavailable")
                        : event);
        assertThat(mutant.broken()).containsExactly("I2");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void falseAcknowledgementIsInNoLog(long seed) {
        Mutant mutant = mutant(seed);
        int place = mutant.any(mutant.places(
                Refused.class,
                refused ->
                        mutant.log().stream().noneMatch(stored -> stored.cid().equals(refused.cid()))));
        var refused = (Refused) mutant.events().get(place);
        mutant.events()
                .set(
                        place,
                        new Acked(refused.at(), refused.client(), refused.room(), refused.cid(), 1, 10_000, "m-false"));
        assertThat(mutant.broken()).contains("I1");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void acknowledgementOfAnotherPlaceIsWrong(long seed) {
        Mutant mutant = mutant(seed);
        int place = mutant.any(mutant.places(Acked.class, any -> true));
        var acked = (Acked) mutant.events().get(place);
        mutant.events().set(place, acked(acked, acked.seq() + 1));
        assertThat(mutant.broken()).contains("I1");
    }

    /** Two messages exchange their places everywhere, so that only time tells. */
    @ParameterizedTest
    @MethodSource(SEEDS)
    void messageBeforeOneThatWasAcknowledgedEarlierIsOutOfOrder(long seed) {
        Mutant mutant = mutant(seed);
        var first = (Acked) mutant.events().get(mutant.any(mutant.places(Acked.class, ack -> ack.seq() == 3)));
        var invoked = (Invoked) mutant.events()
                .get(mutant.places(
                                Invoked.class,
                                later -> later.at() > first.at()
                                        && later.room().equals(first.room())
                                        && mutant.log().stream()
                                                .anyMatch(stored -> stored.cid().equals(later.cid())))
                        .get(5));
        Stored second = mutant.log().stream()
                .filter(stored -> stored.cid().equals(invoked.cid()))
                .findFirst()
                .orElseThrow();
        mutant.log().replaceAll(stored -> stored(stored, exchanged(stored.cid(), stored.seq(), first, second)));
        mutant.events().replaceAll(event -> {
            if (event instanceof Acked acked) {
                return acked(acked, exchanged(acked.cid(), acked.seq(), first, second));
            }
            return event;
        });
        assertThat(mutant.broken()).contains("I7");
    }

    private static long exchanged(String cid, long seq, Acked first, Stored second) {
        if (cid.equals(first.cid())) {
            return second.seq();
        }
        return cid.equals(second.cid()) ? first.seq() : seq;
    }

    private static Acked acked(Acked acked, long seq) {
        return new Acked(acked.at(), acked.client(), acked.room(), acked.cid(), acked.attempt(), seq, acked.mid());
    }

    private static Stored stored(Stored stored, long seq) {
        return new Stored(stored.room(), seq, stored.mid(), stored.author(), stored.cid(), stored.hash());
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void messageThatIsHeardAfterAKickWasForOthers(long seed) {
        Mutant mutant = mutant(seed);
        int place = mutant.kickBeforeOthers();
        mutant.events().add(place + 1, mutant.heardPast(place));
        assertThat(mutant.broken()).contains("I8");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void messagePastAKickThatIsHeardBeforeItWasForOthers(long seed) {
        Mutant mutant = mutant(seed);
        int place = mutant.kickBeforeOthers();
        mutant.events().add(place, mutant.heardPast(place));
        assertThat(mutant.broken()).contains("I8");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void messageThatOneNodeLacksIsMissingThere(long seed) {
        Mutant mutant = mutant(seed);
        mutant.otherNode().remove((int) mutant.any(List.of(0, 7, 31)));
        assertThat(mutant.broken()).contains("I3", "I4");
    }

    /** The last one, of which nobody knows what became of it: no other promise tells. */
    @ParameterizedTest
    @MethodSource(SEEDS)
    void lastMessageThatOneNodeLacksIsMissingThere(long seed) {
        Mutant mutant = mutant(seed);
        List<Stored> node = mutant.otherNode();
        Stored last = node.remove(node.size() - 1);
        mutant.events()
                .removeIf(event -> event instanceof Acked acked && acked.cid().equals(last.cid()));
        assertThat(mutant.broken()).containsExactly("I4");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void messageThatOneNodeHasAtAnotherPlaceIsNotOne(long seed) {
        Mutant mutant = mutant(seed);
        List<Stored> node = mutant.otherNode();
        int place = mutant.any(List.of(0, 5, 20, 40));
        Stored first = node.get(place);
        Stored second = node.get(place + 1);
        node.set(place, stored(second, first.seq()));
        node.set(place + 1, stored(first, second.seq()));
        assertThat(mutant.broken()).contains("I4").doesNotContain("I3", "I5", "I6");
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void textThatOneNodeTellsOtherwiseIsNotWhatWasSent(long seed) {
        Mutant mutant = mutant(seed);
        int place = mutant.any(List.of(0, 5, 20, 40));
        Stored stored = mutant.otherNode().get(place);
        mutant.otherNode()
                .set(place, new Stored(stored.room(), stored.seq(), stored.mid(), stored.author(), stored.cid(), -7));
        assertThat(mutant.broken()).contains("I2");
    }

    /** All clients of one node agree with each other, and not with the rest. */
    @ParameterizedTest
    @MethodSource(SEEDS)
    void eventThatOneNodeTellsItsClientsAtAnotherPlaceIsNotOne(long seed) {
        Mutant mutant = mutant(seed);
        Set<String> stays = mutant.stays(1);
        int place =
                mutant.any(mutant.places(Received.class, any -> any.seq() < 20 && stays.contains(any.connection())));
        Stored first = mutant.stored((Received) mutant.events().get(place));
        Stored second = mutant.log().get(mutant.log().indexOf(first) + 1);
        mutant.events().replaceAll(event -> {
            if (!(event instanceof Received heard && stays.contains(heard.connection()))) {
                return event;
            } else if (heard.mid().equals(first.mid())) {
                return heard(heard, heard.at(), heard.seq(), second.mid(), second.hash());
            } else if (heard.mid().equals(second.mid())) {
                return heard(heard, heard.at(), heard.seq(), first.mid(), first.hash());
            }
            return heard;
        });
        assertThat(mutant.broken()).containsExactly("I4", "I6");
    }

    /** A node that hears nothing of the others any more: all of its clients end in the same place, before the end. */
    @ParameterizedTest
    @MethodSource(SEEDS)
    void whatOneNodeNeverToldItsClientsIsMissingAtTheirEnd(long seed) {
        Mutant mutant = mutant(seed);
        Set<String> stays = mutant.stays(1);
        List<Integer> heard = mutant.places(Received.class, any -> stays.contains(any.connection()));
        var last = (Received) mutant.events().get(heard.get(heard.size() - 1));
        mutant.events()
                .removeIf(event -> event instanceof Received any
                        && stays.contains(any.connection())
                        && any.room().equals(last.room())
                        && any.seq() == last.seq());
        assertThat(mutant.broken()).contains("I6");
    }

    private static Received heard(Received heard, long at, long seq, String mid, long hash) {
        return new Received(at, heard.client(), heard.connection(), heard.room(), seq, mid, hash);
    }
}
