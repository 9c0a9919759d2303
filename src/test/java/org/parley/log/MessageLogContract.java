package org.parley.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Deleted;
import org.parley.protocol.Emoji;
import org.parley.protocol.Epoch;
import org.parley.protocol.Membership;
import org.parley.protocol.Message;
import org.parley.protocol.MessageText;
import org.parley.protocol.Person;
import org.parley.protocol.Role;
import org.parley.protocol.RoomChange;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.UserId;

/** What every {@link MessageLog} must do; one class a log extends it. */
public abstract class MessageLogContract extends MessageChangesContract {

    protected static final RoomId LOBBY = new RoomId("lobby");
    protected static final RoomId TEA = new RoomId("tea");
    private static final Author ADA = new Author(new UserId("u-ada"), "Ada");
    private static final Author BOB = new Author(new UserId("u-bob"), "Bob");

    protected static Posting.Said posting(String cid) {
        return posting(ADA, cid, "text of " + cid);
    }

    private static Posting.Said posting(Author author, String cid, String text) {
        return new Posting.Said(author, new ClientMessageId(cid), new MessageText(text), null);
    }

    private static List<Long> positions(List<RoomEvent> events) {
        return events.stream().map(RoomEvent::seq).toList();
    }

    @Test
    void aRoomIsMadeOnceAndBeginsEmpty() {
        MessageLog log = log();
        assertThat(log.find(LOBBY)).isEmpty();
        StoredRoom made = log.open(LOBBY);
        assertThat(made.head()).isZero();
        assertThat(log.open(LOBBY)).isEqualTo(made);
        assertThat(log.find(LOBBY)).contains(made);
        assertThat(log.open(TEA).epoch()).isNotEqualTo(made.epoch());
    }

    @Test
    void theHeadsAreThoseOfTheRoomsThatWereAskedForAndExist() {
        MessageLog log = log();
        log.open(LOBBY);
        log.open(TEA);
        log.append(LOBBY, List.of(posting("a"), posting("b")));
        var lobby = new Head(log.find(LOBBY).orElseThrow().epoch(), 2);
        var tea = new Head(log.find(TEA).orElseThrow().epoch(), 0);
        assertThat(log.heads(Set.of(LOBBY, new RoomId("nowhere")))).isEqualTo(Map.of(LOBBY, lobby));
        assertThat(log.heads(Set.of(LOBBY, TEA))).isEqualTo(Map.of(LOBBY, lobby, TEA, tea));
        assertThat(log.heads(Set.of())).isEmpty();
    }

    @Test
    void positionsAreOneTwoThreeInTheOrderOfTheBatches() {
        MessageLog log = log();
        log.open(LOBBY);
        log.append(LOBBY, List.of(posting("a"), posting("b")));
        List<Appended> third = log.append(LOBBY, List.of(posting("c")));
        assertThat(third.get(0).event().seq()).isEqualTo(3);
        assertThat(third.get(0).repeat()).isFalse();
        assertThat(positions(log.readAfter(LOBBY, 0, 10))).containsExactly(1L, 2L, 3L);
        assertThat(log.find(LOBBY).orElseThrow().head()).isEqualTo(3);
    }

    @Test
    void whatIsReadIsWhatWasAppended() {
        MessageLog log = log();
        log.open(LOBBY);
        String text = "line\nfeed, \"quotes\", é, 山, 😀, \t, \u202E";
        var posting = new Posting.Said(ADA, new ClientMessageId("x"), new MessageText(text), 1L);
        Message appended = (Message) log.append(LOBBY, List.of(posting)).get(0).event();
        assertThat(log.readAfter(LOBBY, 0, 1)).containsExactly(appended);
        assertThat(appended.text()).isEqualTo(text);
        assertThat(appended.replyTo()).isEqualTo(1);
        assertThat(appended.from()).isEqualTo(ADA);
        assertThat(appended.mid().value()).matches("[0-9a-f-]{14}7[0-9a-f]{3}-[89ab][0-9a-f-]{16}");
    }

    @Test
    void aLongTextOfManyBytesIsKeptWhole() {
        MessageLog log = log();
        log.open(LOBBY);
        String text = "😀".repeat(10_000);
        log.append(LOBBY, List.of(posting(ADA, "long", text)));
        assertThat(((Message) log.readAfter(LOBBY, 0, 1).get(0)).text()).isEqualTo(text);
    }

    @Test
    void aRepeatGetsTheFirstEventAndBurnsNoPosition() {
        MessageLog log = log();
        log.open(LOBBY);
        RoomEvent first = log.append(LOBBY, List.of(posting("a"))).get(0).event();
        List<Appended> again = log.append(LOBBY, List.of(posting("a"), posting("b"), posting("b"), posting("a")));
        assertThat(again).extracting(Appended::repeat).containsExactly(true, false, true, true);
        assertThat(again.get(0).event()).isEqualTo(first);
        assertThat(again.get(2).event()).isEqualTo(again.get(1).event());
        assertThat(positions(log.readAfter(LOBBY, 0, 10))).containsExactly(1L, 2L);
    }

    @Test
    void theSameCidOfAnotherAuthorOrRoomIsAnotherMessage() {
        MessageLog log = log();
        log.open(LOBBY);
        log.open(TEA);
        log.append(LOBBY, List.of(posting("a"), posting(BOB, "a", "mine")));
        log.append(TEA, List.of(posting("a")));
        assertThat(positions(log.readAfter(LOBBY, 0, 10))).containsExactly(1L, 2L);
        assertThat(positions(log.readAfter(TEA, 0, 10))).containsExactly(1L);
    }

    @Test
    void pagesAreAscendingInBothDirections() {
        MessageLog log = log();
        log.open(LOBBY);
        log.append(
                LOBBY,
                IntStream.rangeClosed(1, 20).mapToObj(i -> posting("c" + i)).toList());
        assertThat(positions(log.readAfter(LOBBY, 5, 3))).containsExactly(6L, 7L, 8L);
        assertThat(positions(log.readBefore(LOBBY, 5, 3))).containsExactly(2L, 3L, 4L);
        assertThat(positions(log.readBefore(LOBBY, Long.MAX_VALUE, 2))).containsExactly(19L, 20L);
        assertThat(log.readAfter(LOBBY, 20, 5)).isEmpty();
        assertThat(log.readBefore(LOBBY, 1, 5)).isEmpty();
        assertThat(positions(log.readBefore(LOBBY, 3, 50))).containsExactly(1L, 2L);
    }

    @Test
    void roomsAreListedWithTheirNewestMessage() {
        MessageLog log = log();
        log.open(TEA);
        log.open(LOBBY);
        log.append(LOBBY, List.of(posting("a"), posting("b")));
        List<RoomDigest> rooms = log.rooms(ADA.id(), false);
        assertThat(rooms).extracting(digest -> digest.room().id()).containsExactly(LOBBY, TEA);
        assertThat(rooms.get(0).last()).isEqualTo(log.readAfter(LOBBY, 1, 1).get(0));
        assertThat(rooms.get(1).last()).isNull();
        log.append(LOBBY, List.of(decision(Membership.Change.JOINED, Role.MEMBER)));
        assertThat(log.rooms(ADA.id(), false).get(0).last())
                .as("also when something else has happened since")
                .isEqualTo(log.readAfter(LOBBY, 1, 1).get(0));
    }

    @Test
    void nothingIsAppendedToARoomThatDoesNotExist() {
        assertThatThrownBy(() -> log().append(LOBBY, List.of(posting("a")))).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void manyThreadsAppendWithoutAGapADoubleOrALostAcknowledgement() throws Exception {
        MessageLog log = log();
        log.open(LOBBY);
        int threads = 4;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Map<String, Long>>> writers = new ArrayList<>();
            for (int writer = 0; writer < threads; writer++) {
                var random = new Random(writer);
                writers.add(() -> {
                    Map<String, Long> acknowledged = new HashMap<>();
                    for (int batch = 0; batch < 20; batch++) {
                        List<Posting.Said> postings = random.ints(1 + random.nextInt(10), 0, 60)
                                .mapToObj(cid -> posting("c" + cid))
                                .toList();
                        List<Appended> appended = log.append(LOBBY, postings);
                        for (int i = 0; i < postings.size(); i++) {
                            Long before = acknowledged.put(
                                    postings.get(i).cid().value(),
                                    appended.get(i).event().seq());
                            assertThat(before == null
                                            || before == appended.get(i).event().seq())
                                    .isTrue();
                        }
                    }
                    return acknowledged;
                });
            }
            Map<String, Long> acknowledged = new HashMap<>();
            for (Future<Map<String, Long>> writer : executor.invokeAll(writers)) {
                acknowledged.putAll(writer.get());
            }
            List<RoomEvent> history = log.readAfter(LOBBY, 0, 1_000);
            assertThat(positions(history))
                    .isEqualTo(LongStream.rangeClosed(1, history.size()).boxed().toList());
            assertThat(history).hasSameSizeAs(acknowledged.keySet());
            for (RoomEvent event : history) {
                Message message = (Message) event;
                assertThat(acknowledged).containsEntry(String.valueOf(message.cid()), message.seq());
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static final Person CARA = new Person(new UserId("u-cara"), "Cara", false);

    private static Posting.Decision decision(Membership.Change change, @Nullable Role role) {
        return new Posting.Decision(ADA, change, CARA, role);
    }

    @Test
    void aRoomIsMadeWithItsFirstEventsOrNotAtAll() {
        MessageLog log = log();
        var wished = new RoomInfo(TEA, "Tea", RoomInfo.Kind.PRIVATE, RoomInfo.Life.LASTING, "Earl Grey", null, 5);
        List<Posting<?>> first = List.of(
                new Posting.Alteration(ADA, RoomPatch.CREATION), decision(Membership.Change.JOINED, Role.OWNER));
        StoredRoom made = log.create(wished, first).orElseThrow();
        assertThat(made.info()).isEqualTo(wished);
        assertThat(made.head()).isEqualTo(2);
        assertThat(log.find(TEA)).contains(made);
        assertThat(log.create(wished, first)).isEmpty();
        assertThat(log.find(TEA)).contains(made);
        List<RoomEvent> events = log.readAfter(TEA, 0, 10);
        assertThat(events.get(0)).isInstanceOfSatisfying(RoomChange.class, change -> {
            assertThat(change.changed()).containsExactly(RoomChange.What.CREATED);
            assertThat(change.info()).isEqualTo(wished);
            assertThat(change.by()).isEqualTo(ADA);
        });
        assertThat(events.get(1)).isInstanceOfSatisfying(Membership.class, joined -> {
            assertThat(joined.user()).isEqualTo(CARA);
            assertThat(joined.role()).isEqualTo(Role.OWNER);
        });
    }

    @Test
    void howPeopleStandFollowsFromTheEvents() {
        MessageLog log = log();
        log.open(LOBBY);
        Instant until = Instant.parse("2030-01-01T00:00:00Z");
        log.append(
                LOBBY,
                List.of(
                        decision(Membership.Change.JOINED, Role.MEMBER),
                        decision(Membership.Change.ROLE, Role.MODERATOR),
                        Posting.Decision.muting(ADA, CARA, until)));
        var moderator = new Standing(CARA, Role.MODERATOR, false, until, false);
        assertThat(log.standings(LOBBY)).containsExactly(moderator);
        assertThat(log.standingsOf(CARA.id())).containsExactly(Map.entry(LOBBY, moderator));
        assertThat(log.standingsOf(ADA.id())).isEmpty();

        log.append(LOBBY, List.of(decision(Membership.Change.BANNED, null)));
        assertThat(log.standings(LOBBY)).containsExactly(new Standing(CARA, null, true, until, false));
        log.append(
                LOBBY, List.of(decision(Membership.Change.UNBANNED, null), decision(Membership.Change.UNMUTED, null)));
        assertThat(log.standings(LOBBY)).as("nothing is known of her any more").isEmpty();
    }

    @Test
    void aMessageThatWasTakenBackHasNoTextAnyMore() {
        MessageLog log = log();
        log.open(LOBBY);
        log.append(LOBBY, List.of(posting("a"), posting("b")));
        RoomEvent deleted =
                log.append(LOBBY, List.of(new Posting.Deletion(BOB, 1))).get(0).event();
        assertThat(deleted).isInstanceOfSatisfying(Deleted.class, event -> {
            assertThat(event.target()).isEqualTo(1);
            assertThat(event.from()).isEqualTo(BOB);
        });
        Message first = (Message) log.readAfter(LOBBY, 0, 1).get(0);
        assertThat(first.isDeleted()).isTrue();
        assertThat(first.text()).isEmpty();
        assertThat(first.from()).isEqualTo(ADA);
        assertThat(log.readAfter(LOBBY, 0, 10)).hasSize(3).endsWith(deleted);
        assertThat(log.append(LOBBY, List.of(posting("a"))).get(0))
                .as("a repeat stays one")
                .isEqualTo(new Appended(first, true));
    }

    @Test
    void aRoomIsAsItsLastChangeMadeIt() {
        MessageLog log = log();
        log.open(LOBBY);
        var patch = new RoomPatch("The lobby", "All of us", RoomInfo.Kind.READ_ONLY, true, 30);
        log.append(LOBBY, List.of(new Posting.Alteration(ADA, patch)));
        var changed =
                new RoomInfo(LOBBY, "The lobby", RoomInfo.Kind.READ_ONLY, RoomInfo.Life.LASTING, "All of us", true, 30);
        assertThat(log.find(LOBBY).orElseThrow().info()).isEqualTo(changed);
        assertThat(log.rooms(ADA.id(), false))
                .extracting(digest -> digest.room().info())
                .containsExactly(changed);
        log.append(LOBBY, List.of(new Posting.Alteration(ADA, new RoomPatch(null, "", null, false, 0))));
        RoomInfo now = log.find(LOBBY).orElseThrow().info();
        assertThat(now.topic()).isNull();
        assertThat(now.isArchived()).isFalse();
        assertThat(now.slow()).isNull();
        assertThat(now.name()).isEqualTo("The lobby");
    }

    @Test
    void marksMoveForwardAndGoWithTheRoomAndThePerson() {
        MessageLog log = log();
        log.open(LOBBY);
        log.open(TEA);
        log.append(TEA, List.of(posting("a")));
        log.append(
                LOBBY,
                Stream.of("a", "b", "c", "d", "e", "f", "g", "h")
                        .map(MessageLogContract::posting)
                        .toList());
        log.mark(LOBBY, Map.of(ADA.id(), new Mark(9, false)));
        assertThat(log.marks(LOBBY)).as("further than the room").isEmpty();
        log.mark(LOBBY, Map.of(ADA.id(), new Mark(5, false), BOB.id(), new Mark(7, true)));
        log.mark(LOBBY, Map.of(ADA.id(), new Mark(4, true), BOB.id(), new Mark(8, false)));
        Map<UserId, Mark> first = Map.of(ADA.id(), new Mark(1, false));
        log.mark(Map.of(new RoomId("nowhere"), first, TEA, first, LOBBY, first));
        assertThat(log.marks(LOBBY)).isEqualTo(Map.of(ADA.id(), new Mark(5, false), BOB.id(), new Mark(8, false)));
        assertThat(log.marksOf(ADA.id())).isEqualTo(Map.of(LOBBY, new Mark(5, false), TEA, new Mark(1, false)));
        log.erase(new Erasure(ADA.id(), NOBODY, false));
        assertThat(log.marksOf(ADA.id())).isEmpty();
        assertThat(log.marks(LOBBY)).containsOnlyKeys(BOB.id());
        assertThat(log.marks(TEA)).isEmpty();
        log.delete(LOBBY, BOB);
        log.open(LOBBY);
        assertThat(log.marks(LOBBY)).isEmpty();
    }

    @Test
    void nothingIsLeftOfARoomThatIsDeleted() {
        MessageLog log = log();
        Epoch before = log.open(LOBBY).epoch();
        log.open(TEA);
        log.append(LOBBY, List.of(posting("a"), decision(Membership.Change.JOINED, Role.OWNER)));
        log.append(TEA, List.of(posting("a")));
        log.delete(LOBBY, BOB);
        assertThat(log.find(LOBBY)).isEmpty();
        assertThat(log.standingsOf(CARA.id())).isEmpty();
        assertThat(log.readAfter(TEA, 0, 10)).hasSize(1);
        assertThatThrownBy(() -> log.append(LOBBY, List.of(posting("b")))).isInstanceOf(NoSuchElementException.class);
        StoredRoom again = log.open(LOBBY);
        assertThat(again.epoch()).isNotEqualTo(before);
        assertThat(again.head()).isZero();
        assertThat(log.standings(LOBBY)).isEmpty();
        log.delete(new RoomId("nowhere"), BOB);
    }

    @Test
    void whoDidWhatToOthersIsRememberedAlsoWhenTheRoomIsGone() {
        MessageLog log = log();
        log.open(LOBBY);
        log.append(LOBBY, List.of(posting("mine"), posting(BOB, "his", "rude")));
        log.append(LOBBY, List.of(new Posting.Deletion(ADA, 1), new Posting.Deletion(ADA, 2)));
        log.append(LOBBY, List.of(decision(Membership.Change.BANNED, null)));
        log.delete(LOBBY, ADA);
        List<Audit> audits = log.audit(null, 10);
        assertThat(audits)
                .as("her own message is her own")
                .extracting(Audit::action)
                .containsExactlyInAnyOrder("room_deleted", "banned", "message_deleted");
        assertThat(audits).extracting(Audit::by).containsOnly(ADA);
        assertThat(audits)
                .filteredOn(audit -> audit.action().equals("message_deleted"))
                .extracting(Audit::target)
                .containsExactly(BOB);
        assertThat(log.audit(audits.get(0).id(), 10)).isEqualTo(audits.subList(1, 3));
        assertThat(log.audit(null, 1)).isEqualTo(audits.subList(0, 1));
    }

    @Test
    void theListHasWhatIsOpenAndWhatKnowsTheReader() {
        MessageLog log = log();
        log.open(LOBBY);
        log.append(LOBBY, List.of(posting("a")));
        for (RoomInfo.Kind kind : List.of(RoomInfo.Kind.READ_ONLY, RoomInfo.Kind.PRIVATE, RoomInfo.Kind.DIRECT)) {
            for (String whose : List.of("hers", "others")) {
                var id = new RoomId((kind + "-" + whose).toLowerCase(Locale.ROOT));
                var by = decision(Membership.Change.JOINED, Role.MEMBER);
                log.create(
                        new RoomInfo(id, "A room", kind, RoomInfo.Life.LASTING),
                        whose.equals("hers") ? List.of(by) : List.of());
            }
        }
        assertThat(ids(log.rooms(CARA.id(), false)))
                .containsExactly("direct-hers", "lobby", "private-hers", "read_only-hers", "read_only-others");
        assertThat(ids(log.rooms(BOB.id(), false))).containsExactly("lobby", "read_only-hers", "read_only-others");
        assertThat(ids(log.rooms(BOB.id(), true)))
                .containsExactly("lobby", "private-hers", "private-others", "read_only-hers", "read_only-others");
        assertThat(log.rooms(BOB.id(), false).get(0).last()).isInstanceOf(Message.class);
    }

    private static final Author NOBODY = new Author(new UserId("x-1"), "Deleted person");

    private static Erasure forgetting(Person person, boolean texts) {
        return new Erasure(person.id(), NOBODY, texts);
    }

    /** Says, decides and does as Cara what people do, and returns the rooms that know of her. */
    private List<RoomId> caraWasHere(MessageLog log) {
        var direct = new RoomId("d-1");
        Person bob = new Person(BOB.id(), BOB.name(), false);
        log.create(
                new RoomInfo(direct, "Bob, Cara", RoomInfo.Kind.DIRECT, RoomInfo.Life.LASTING),
                List.of(
                        new Posting.Decision(BOB, Membership.Change.JOINED, bob, Role.MEMBER),
                        new Posting.Decision(BOB, Membership.Change.JOINED, CARA, Role.MEMBER)));
        log.open(LOBBY);
        log.open(TEA);
        log.append(TEA, List.of(posting("others", BOB)));
        log.append(
                LOBBY,
                List.of(
                        posting(CARA.author(), "1", "hers"),
                        posting(BOB, "1", "his"),
                        decision(Membership.Change.JOINED, Role.OWNER),
                        new Posting.Decision(CARA.author(), Membership.Change.BANNED, bob, null),
                        new Posting.Alteration(CARA.author(), new RoomPatch("Lobby", null, null, null, null)),
                        new Posting.Deletion(CARA.author(), 2)));
        return List.of(direct, LOBBY);
    }

    private static Posting.Said posting(String cid, Author author) {
        return posting(author, cid, cid);
    }

    private static String everything(MessageLog log, RoomId room) {
        return List.of(log.find(room), log.readAfter(room, 0, 100), log.standings(room), log.audit(null, 100))
                .toString();
    }

    @Test
    void nothingIsLeftOfSomebodyWhoIsForgotten() {
        MessageLog log = log();
        List<RoomId> hers = caraWasHere(log);
        Epoch before = log.find(LOBBY).orElseThrow().epoch();
        StoredRoom tea = log.find(TEA).orElseThrow();
        assertThat(everything(log, LOBBY)).contains(CARA.id().value(), "Cara");
        assertThat(log.erase(forgetting(CARA, false))).containsExactlyElementsOf(hers);
        for (RoomId room : List.of(hers.get(0), LOBBY, TEA)) {
            assertThat(everything(log, room)).doesNotContain(CARA.id().value(), "Cara");
        }
        assertThat(log.standingsOf(CARA.id())).isEmpty();
        assertThat(log.find(LOBBY).orElseThrow().epoch()).isNotEqualTo(before);
        assertThat(log.find(TEA)).as("where she never was").contains(tea);
        assertThat(log.erase(forgetting(CARA, false))).isEmpty();
    }

    @Test
    void thatSomebodyHadAPersonForgottenIsRemembered() {
        MessageLog log = log();
        log.noteErasure(NOBODY, ADA);
        Audit noted = log.audit(null, 1).get(0);
        assertThat(noted.action()).isEqualTo("person_deleted");
        assertThat(noted.by()).isEqualTo(ADA);
        assertThat(noted.target()).isEqualTo(NOBODY);
        assertThat(noted.room()).isNull();
        log.erase(new Erasure(ADA.id(), BOB, false));
        assertThat(log.audit(null, 1).get(0).by()).isEqualTo(BOB);
    }

    @Test
    void whatOthersSaidAndDidIsAsItWas() {
        MessageLog log = log();
        RoomId direct = caraWasHere(log).get(0);
        log.erase(forgetting(CARA, false));
        List<RoomEvent> events = log.readAfter(LOBBY, 0, 100);
        assertThat(positions(events)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        Message said = (Message) events.get(0);
        assertThat(said.from()).isEqualTo(NOBODY);
        assertThat(said.text()).isEqualTo("hers");
        assertThat(((Message) events.get(1)).from()).isEqualTo(BOB);
        assertThat(((Membership) events.get(3)).by()).isEqualTo(NOBODY);
        assertThat(log.standings(LOBBY))
                .as("she is no member, and Bob is banned")
                .singleElement()
                .satisfies(standing -> assertThat(standing.banned()).isTrue());
        assertThat(log.audit(null, 100)).extracting(Audit::by).contains(NOBODY);
        assertThat(log.standings(direct))
                .extracting(standing -> standing.person().author())
                .containsExactlyInAnyOrder(BOB, NOBODY);
        assertThat(log.find(direct).orElseThrow().info().name()).isEqualTo("Bob, Deleted person");
        // The room goes on where it was, and a repeat of Bob's is one.
        assertThat(log.append(LOBBY, List.of(posting(BOB, "1", "his"))).get(0).repeat())
                .isTrue();
        assertThat(log.append(LOBBY, List.of(posting("next"))).get(0).event().seq())
                .isEqualTo(7);
    }

    @Test
    void whatTheyWroteGoesTooWhereThatIsAsked() {
        MessageLog log = log();
        caraWasHere(log);
        log.erase(forgetting(CARA, true));
        Message gone = (Message) log.readAfter(LOBBY, 0, 1).get(0);
        assertThat(gone.text()).isEmpty();
        assertThat(gone.isDeleted()).isTrue();
        assertThat(gone.from()).isEqualTo(NOBODY);
        assertThat(((Message) log.readAfter(TEA, 0, 1).get(0)).text()).isEqualTo("others");
    }

    @Test
    void whatSomebodyWroteIsFound() {
        MessageLog log = log();
        caraWasHere(log);
        log.append(LOBBY, List.of(posting(CARA.author(), "2", "again"), posting(CARA.author(), "3", "and again")));
        assertThat(log.readBy(CARA.id(), LOBBY, 0, 10))
                .extracting(event -> ((Message) event).text())
                .containsExactly("hers", "again", "and again");
        assertThat(log.readBy(CARA.id(), LOBBY, 1, 1))
                .extracting(event -> ((Message) event).text())
                .containsExactly("again");
        RoomEvent reaction = log.append(LOBBY, List.of(new Posting.Feeling(CARA.author(), 2, new Emoji("👍"), true)))
                .get(0)
                .event();
        log.append(LOBBY, List.of(new Posting.Feeling(BOB, 1, new Emoji("👍"), true)));
        assertThat(log.readBy(CARA.id(), LOBBY, 3, 10)).hasSize(3).endsWith(reaction);
        assertThat(log.readBy(CARA.id(), TEA, 0, 10)).isEmpty();
    }

    private static List<String> ids(List<RoomDigest> rooms) {
        return rooms.stream().map(digest -> digest.room().id().value()).toList();
    }
}
