package org.parley.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.log.Erasure;
import org.parley.log.MessageLog;
import org.parley.log.Posting;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Emoji;
import org.parley.protocol.Membership;
import org.parley.protocol.Message;
import org.parley.protocol.MessageText;
import org.parley.protocol.Person;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.UserId;

/** What every {@link MessageSearch} must do; one class an adapter extends it. */
public abstract class MessageSearchContract {

    protected static final RoomId LOBBY = new RoomId("lobby");
    private static final RoomId TEA = new RoomId("tea");
    protected static final Person ADA = new Person(new UserId("u-ada"), "Ada Lovelace", false);
    private static final Person BOB = new Person(new UserId("u-bob"), "Bob", false);
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final QueryParser.Options NOTHING = new QueryParser.Options(null, null, null, null, null);

    /** Returns a log in which nothing is. */
    protected abstract MessageLog log();

    /** Returns what looks in the log. */
    protected abstract MessageSearch search();

    /** Waits until all that was committed can be found. */
    protected abstract void settle();

    protected static long say(MessageLog log, RoomId room, Person who, String text) {
        var said = new Posting.Said(
                who.author(), new ClientMessageId(UUID.randomUUID().toString()), new MessageText(text), null);
        return log.append(room, List.of(said)).get(0).event().seq();
    }

    private static Scope scope(Person reader) {
        return new Scope(reader.id(), false, null, Instant.EPOCH, END, null);
    }

    private List<Message> found(Scope scope, String text) {
        settle();
        Query query = QueryParser.parse(text, NOTHING);
        List<Message> found = new ArrayList<>();
        for (MessageSearch.@Nullable Candidates some = search().find(scope, query.keys(), 3); some != null; ) {
            found.addAll(some.messages());
            some = some.next() == null ? null : search().find(scope.below(some.next()), query.keys(), 3);
        }
        return found;
    }

    protected final List<String> texts(String text) {
        return found(scope(BOB), text).stream()
                .filter(message -> QueryParser.parse(text, NOTHING).in(message).isPresent())
                .map(Message::text)
                .toList();
    }

    @Test
    void allWordsMustBeThereAndTheNewestComeFirst() {
        MessageLog log = log();
        log.open(LOBBY);
        log.open(TEA);
        say(log, LOBBY, ADA, "green tea");
        say(log, TEA, ADA, "black tea");
        say(log, LOBBY, ADA, "coffee, black");
        say(log, TEA, ADA, "tea, black or green?");
        assertThat(texts("tea")).containsExactlyInAnyOrder("green tea", "black tea", "tea, black or green?");
        assertThat(texts("tea green")).containsExactlyInAnyOrder("green tea", "tea, black or green?");
        assertThat(texts("black tea green")).containsExactly("tea, black or green?");
        assertThat(texts("milk tea")).isEmpty();
        List<Message> all = found(scope(BOB), "tea");
        assertThat(all).isSortedAccordingTo((one, other) -> Place.of(one).compareTo(Place.of(other)));
    }

    @ParameterizedTest
    @CsvSource({
        "Mueller und Müller, muller",
        "Mueller und Müller, MÜLLER",
        "Die Straße, strasse",
        "STRASSE, straße",
        "crème brûlée, creme",
        "naïve, NAIVE",
        "Łódź, lodz",
        "ДОМ и ёлка, елка",
        "Ὀδυσσεύς, οδυσσευσ",
        "ＦＵＬＬ width, full",
        "deployment, deploy",
        "it is e-mail, e-mail",
        "don't, don't",
        "snake_case_name, snake_case",
        "100% sure, 100%",
        "party 🎉 now, 🎉",
        "会议在明天下午举行, 明天",
        "会议在明天下午举行, 会",
        "会议在明天下午举行, 行",
        "東京都に住んでいます, 東京都",
        "コーヒーを飲む, コーヒー",
        "ｺｰﾋｰ, コーヒー",
        "대한민국에서, 대한민국",
        "iPhone充電器です, 充電",
        "iPhone充電器です, iphone",
        "ประเทศไทย, ไทย",
        "שָׁלוֹם, שלום",
        "нашёл, нашел",
    })
    void aTextIsFoundInAnyScriptHoweverItIsWritten(String text, String sought) {
        MessageLog log = log();
        log.open(LOBBY);
        say(log, LOBBY, ADA, "something else 別の話 altogether");
        say(log, LOBBY, ADA, text);
        assertThat(texts(sought)).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource({
        "tea for two, two tea, false",
        "tea for two, tea for, true",
        "tea for two, for tea, false",
        "teas for two, tea, false",
        "明天下午, 天下, true",
        "天明下午, 明天, false",
    })
    void whatIsInQuotesStandsThereExactly(String text, String phrase, boolean there) {
        MessageLog log = log();
        log.open(LOBBY);
        say(log, LOBBY, ADA, text);
        assertThat(texts("\"" + phrase + "\"")).hasSize(there ? 1 : 0);
    }

    @Test
    void anAuthorIsFoundByTheIdAndByTheName() {
        MessageLog log = log();
        log.open(LOBBY);
        say(log, LOBBY, ADA, "one tea");
        say(log, LOBBY, BOB, "two tea");
        for (String from : List.of("u-ada", "ada", "Lovelace", "@Ada", "\"Ada Lovelace\"")) {
            assertThat(texts("tea from:" + from)).as(from).containsExactly("one tea");
            assertThat(texts("from:" + from)).as(from).containsExactly("one tea");
        }
        assertThat(texts("tea from:love")).isEmpty();
        assertThat(texts("from:\"Ada Bob\"")).isEmpty();
    }

    @Test
    void linksAndReactionsAreFound() {
        MessageLog log = log();
        log.open(LOBBY);
        say(log, LOBBY, ADA, "see https://example.org/tea for tea");
        say(log, LOBBY, ADA, "see tea");
        long liked = say(log, LOBBY, ADA, "the best tea");
        log.append(LOBBY, List.of(new Posting.Feeling(BOB.author(), liked, new Emoji("👍"), true)));
        assertThat(texts("has:link")).containsExactly("see https://example.org/tea for tea");
        assertThat(texts("tea has:link")).containsExactly("see https://example.org/tea for tea");
        assertThat(texts("tea has:reaction")).containsExactly("the best tea");
    }

    @Test
    void aScopeIsARoomATimeAndWhatStandsBehindAPlace() {
        MessageLog log = log();
        log.open(LOBBY);
        log.open(TEA);
        for (int i = 0; i < 5; i++) {
            say(log, LOBBY, ADA, "tea " + i);
            say(log, TEA, ADA, "tea " + i);
        }
        List<Message> all = found(scope(BOB), "tea");
        assertThat(all).hasSize(10);
        List<Message> inTea = found(new Scope(BOB.id(), false, TEA, Instant.EPOCH, END, null), "tea");
        assertThat(inTea).hasSize(5).allMatch(message -> message.room().equals(TEA));
        Instant middle = all.get(5).at();
        List<Message> since = found(new Scope(BOB.id(), false, null, middle, END, null), "tea");
        assertThat(since)
                .isEqualTo(
                        all.stream().filter(one -> !one.at().isBefore(middle)).toList());
        List<Message> before = found(new Scope(BOB.id(), false, null, Instant.EPOCH, middle, null), "tea");
        assertThat(before)
                .isEqualTo(all.stream().filter(one -> one.at().isBefore(middle)).toList());
        Scope below = scope(BOB).below(Place.of(all.get(3)));
        assertThat(found(below, "tea")).isEqualTo(all.subList(4, 10));
        Scope both = new Scope(BOB.id(), false, TEA, middle, END, Place.of(all.get(1)));
        assertThat(found(both, "tea"))
                .isEqualTo(all.subList(2, 10).stream()
                        .filter(one -> one.room().equals(TEA) && !one.at().isBefore(middle))
                        .toList());
    }

    @Test
    void whatWasWrittenAnewIsFoundByItsNewTextOnly() {
        MessageLog log = log();
        log.open(LOBBY);
        long seq = say(log, LOBBY, ADA, "green tea");
        assertThat(texts("green")).hasSize(1);
        log.append(LOBBY, List.of(new Posting.Edit(ADA.author(), seq, new MessageText("black tea"), null)));
        assertThat(texts("black")).containsExactly("black tea");
        assertThat(found(scope(BOB), "green")).isEmpty();
        log.append(LOBBY, List.of(new Posting.Edit(ADA.author(), seq, new MessageText("red tea"), null)));
        log.append(LOBBY, List.of(new Posting.Edit(ADA.author(), seq, new MessageText("white tea"), null)));
        assertThat(texts("white")).containsExactly("white tea");
        assertThat(found(scope(BOB), "black")).isEmpty();
        assertThat(found(scope(BOB), "red")).isEmpty();
        assertThat(texts("tea")).containsExactly("white tea");
    }

    @Test
    void whatWasTakenBackIsNotFound() {
        MessageLog log = log();
        log.open(LOBBY);
        long seq = say(log, LOBBY, ADA, "green tea");
        long other = say(log, LOBBY, ADA, "more green tea");
        assertThat(texts("green")).hasSize(2);
        log.append(LOBBY, List.of(new Posting.Deletion(ADA.author(), seq)));
        assertThat(found(scope(BOB), "green")).extracting(Message::seq).containsExactly(other);
        assertThat(found(scope(BOB), "from:ada")).extracting(Message::seq).containsExactly(other);
    }

    @Test
    void aRoomThatIsGoneIsNotSearchedAndAnotherByItsIdBeginsAnew() {
        MessageLog log = log();
        log.open(LOBBY);
        say(log, LOBBY, ADA, "green tea");
        assertThat(texts("green")).hasSize(1);
        log.delete(LOBBY, BOB.author());
        assertThat(found(scope(BOB), "green")).isEmpty();
        log.open(LOBBY);
        say(log, LOBBY, ADA, "black tea");
        assertThat(texts("tea")).containsExactly("black tea");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoIsForgottenIsFoundByNoNameAndByNoTextThatIsGone(boolean texts) {
        MessageLog log = log();
        log.open(LOBBY);
        say(log, LOBBY, BOB, "white tea");
        say(log, LOBBY, ADA, "green tea");
        say(log, LOBBY, BOB, "black tea");
        assertThat(texts("tea")).hasSize(3);
        log.erase(new Erasure(ADA.id(), new Author(new UserId("x-1"), "Deleted person"), texts));
        assertThat(found(scope(BOB), "from:ada")).isEmpty();
        assertThat(found(scope(BOB), "from:u-ada")).isEmpty();
        assertThat(texts("green")).hasSize(texts ? 0 : 1);
        assertThat(texts("from:deleted")).hasSize(texts ? 0 : 1);
        assertThat(texts("tea from:bob")).containsExactlyInAnyOrder("black tea", "white tea");
    }

    /** How somebody can stand with a room. */
    private enum Stand {
        STRANGER,
        MEMBER,
        BANNED,
        MUTED,
        LEFT
    }

    @ParameterizedTest
    @EnumSource(Stand.class)
    void foundIsOnlyWhatOneMayRead(Stand stand) {
        MessageLog log = log();
        Set<String> expected = new TreeSet<>();
        Set<String> everywhere = new TreeSet<>();
        for (RoomInfo.Kind kind : RoomInfo.Kind.values()) {
            String id = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            var room = new RoomInfo(new RoomId(id), id, kind, RoomInfo.Life.LASTING);
            log.create(room, List.of(decision(Membership.Change.JOINED, ADA, Role.OWNER)));
            say(log, room.id(), ADA, "a secret of " + id);
            changes(stand).forEach(change -> log.append(room.id(), List.of(change)));
            boolean open = !kind.isClosed();
            boolean mine = stand == Stand.MEMBER || (open && stand != Stand.BANNED);
            if (mine) {
                expected.add(id);
            }
            if (mine || kind != RoomInfo.Kind.DIRECT) {
                everywhere.add(id);
            }
        }
        assertThat(rooms(new Scope(BOB.id(), false, null, Instant.EPOCH, END, null)))
                .isEqualTo(expected);
        assertThat(rooms(new Scope(BOB.id(), true, null, Instant.EPOCH, END, null)))
                .isEqualTo(everywhere);
        for (RoomInfo.Kind kind : RoomInfo.Kind.values()) {
            String id = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            Scope one = new Scope(BOB.id(), false, new RoomId(id), Instant.EPOCH, END, null);
            assertThat(rooms(one)).isEqualTo(expected.contains(id) ? Set.of(id) : Set.of());
        }
    }

    private Set<String> rooms(Scope scope) {
        Set<String> rooms = new TreeSet<>();
        found(scope, "secret").forEach(message -> rooms.add(message.room().value()));
        return rooms;
    }

    private static Stream<Posting.Decision> changes(Stand stand) {
        return switch (stand) {
            case STRANGER -> Stream.of();
            case MEMBER -> Stream.of(decision(Membership.Change.JOINED, BOB, Role.MEMBER));
            case BANNED ->
                Stream.of(
                        decision(Membership.Change.JOINED, BOB, Role.MEMBER),
                        decision(Membership.Change.BANNED, BOB, null));
            case MUTED -> Stream.of(Posting.Decision.muting(ADA.author(), BOB, null));
            case LEFT ->
                Stream.of(
                        decision(Membership.Change.JOINED, BOB, Role.MEMBER),
                        decision(Membership.Change.LEFT, BOB, null));
        };
    }

    private static Posting.Decision decision(Membership.Change change, Person user, @Nullable Role role) {
        return new Posting.Decision(ADA.author(), change, user, role);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table parley_event; --",
                "a' & !b | c:*",
                "\\' zoo\\\\ %_",
                "O'Neil \\",
                "<script>alert(1)</script>",
                "${jndi:ldap://x} #{x} ?1 :room ::text"
            })
    void whatLooksLikeAnotherLanguageIsText(String hostile) {
        MessageLog log = log();
        log.open(LOBBY);
        var odd = new Person(new UserId("u-odd"), hostile, false);
        say(log, LOBBY, odd, hostile + " tea");
        say(log, LOBBY, ADA, "plain tea");
        assertThat(texts("\"" + hostile.replace("\"", "") + "\" tea")).containsExactly(hostile + " tea");
        assertThat(texts("tea")).hasSize(2);
        List<Key> author = Key.of(hostile);
        settle();
        assertThat(search().find(scope(BOB), author, 10).messages()).hasSize(1);
    }

    @Test
    void aLongTextIsFoundByItsLastWord() {
        MessageLog log = log();
        log.open(LOBBY);
        String many = String.join(
                " ", IntStream.range(0, 1_400).mapToObj(i -> "wo" + i).toList());
        say(log, LOBBY, ADA, many + " finally");
        say(log, LOBBY, ADA, "山".repeat(9_990) + "川");
        say(log, LOBBY, ADA, "x".repeat(9_990) + " finale");
        say(log, LOBBY, ADA, "😀".repeat(9_990) + " finale");
        assertThat(texts("finally")).hasSize(1);
        assertThat(texts("山川")).hasSize(1);
        assertThat(texts("finale")).hasSize(2);
        assertThat(texts("x".repeat(100))).hasSize(1);
        assertThat(texts("x".repeat(100) + "y")).isEmpty();
    }

    @Test
    void aMessageOfNoWordsIsFoundByItsAuthor() {
        MessageLog log = log();
        log.open(LOBBY);
        say(log, LOBBY, ADA, "?!");
        assertThat(texts("from:ada")).containsExactly("?!");
    }

    @Test
    void manyAreFoundPageByPageEachOnce() {
        MessageLog log = log();
        log.open(LOBBY);
        var batch = IntStream.range(0, 250)
                .mapToObj(i ->
                        new Posting.Said(ADA.author(), new ClientMessageId("c" + i), new MessageText("tea " + i), null))
                .toList();
        log.append(LOBBY, batch);
        List<Message> found = found(scope(BOB), "tea");
        assertThat(found).hasSize(250).doesNotHaveDuplicates();
        Optional<Message> last =
                found.stream().filter(one -> one.text().equals("tea 0")).findFirst();
        assertThat(last.orElseThrow().seq()).isEqualTo(1);
    }
}
