package org.parley.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.protocol.Author;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** What people type to look for is read as they mean it, or they are told what is wrong. */
class QueryParserTest {

    private static final QueryParser.Options NOTHING = new QueryParser.Options(null, null, null, null, null);

    private static Query parse(String text) {
        return QueryParser.parse(text, NOTHING);
    }

    private static List<String> keys(String text) {
        return parse(text).keys().stream()
                .map(key -> key.word() + (key.begins() ? "*" : ""))
                .toList();
    }

    private static Message message(String text) {
        return new Message(
                new RoomId("tea"),
                1,
                new MessageId("0197"),
                new Author(new UserId("u-1"), "Ada"),
                Instant.EPOCH,
                null,
                text,
                null);
    }

    private static List<Found.Mark> marks(String sought, String text) {
        return parse(sought).in(message(text)).orElseThrow().marks();
    }

    @Test
    void wordsOfThreeLettersAndMoreMayGoOnUnlessTheyAreInQuotes() {
        assertThat(keys("to deploy \"now\"")).containsExactly("to", "deploy*", "now");
    }

    @Test
    void signsArePairs() {
        assertThat(keys("東京都 山 🎉")).containsExactly("東京", "京都", "山*", "🎉*");
    }

    @Test
    void operatorsStandAnywhereInAnyCaseWithAndWithoutQuotes() {
        Query query =
                parse("tea FROM:\"Ada Lovelace\" in:#lobby has:link has:reaction after:2026-11-01 before:2026-11-30");
        assertThat(query.from()).isEqualTo("Ada Lovelace");
        assertThat(query.room()).isEqualTo("lobby");
        assertThat(query.link()).isTrue();
        assertThat(query.reaction()).isTrue();
        assertThat(query.since()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(query.before()).isEqualTo(Instant.parse("2026-11-30T00:00:00Z"));
        assertThat(keys("tea from:Ada has:link")).containsExactly("tea*", "from:ada", "has:link");
    }

    @Test
    void daysBeginWhereTheReaderIs() {
        var berlin = new QueryParser.Options(null, null, null, null, "Europe/Berlin");
        assertThat(QueryParser.parse("tea after:2026-11-01", berlin).since())
                .isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
    }

    @Test
    void whatACallSaysBesidesTheTextIsTheSame() {
        var options = new QueryParser.Options("lobby", "ada", "2026-11-30", "2026-11-01T10:00:00Z", null);
        Query query = QueryParser.parse("tea", options);
        assertThat(query).isEqualTo(parse("tea in:lobby from:ada before:2026-11-30 after:2026-11-01T10:00:00Z"));
        assertThat(QueryParser.parse(null, options).keys()).hasSize(1);
    }

    @Test
    void whatIsNoOperatorIsWords() {
        assertThat(keys("https://example.org 12:30")).contains("12", "30");
        assertThat(keys("“two words”")).containsExactly("two", "words");
        assertThat(keys("\"not closed")).containsExactly("not", "closed");
    }

    @ParameterizedTest
    @CsvSource({
        "from:, something must stand behind",
        "tea in:, something must stand behind",
        "from:\"\", something must stand behind",
        "from:a from:b, give",
        "before:yesterday tea, must be a day such as",
        "before:2026-13-01 tea, must be a day such as",
        "after:99999-01-01 tea, must be a day such as",
        "has:cake, knows link and reaction",
        "in:lobby, say what to look for",
        "has:reaction, say what to look for",
        "before:2026-11-30, say what to look for",
    })
    void whatIsWrongIsSaidInASentence(String text, String sentence) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\"\"",
                "\"",
                "?!",
                "%",
                "_",
                "\\",
                "'",
                "*",
                "\u0000",
                "\u202E",
                "from:\u0000",
                "&|!():*"
            })
    void whereThereIsNothingToLookForThatIsSaid(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(Refusal.class);
    }

    @Test
    void moreThanAPersonTypesIsRefused() {
        assertThatThrownBy(() -> parse("x".repeat(501))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> parse("ab ".repeat(100))).isInstanceOf(Refusal.class);
        assertThat(parse("x".repeat(500)).keys()).hasSize(1);
    }

    @Test
    void aMarkIsWhereTheWordStandsInTheTextAsItWasWritten() {
        assertThat(marks("muller strasse", "Herr Müller, Straße 5"))
                .containsExactly(new Found.Mark(5, 11), new Found.Mark(13, 19));
        assertThat(marks("\"京都\"", "😀 東京都")).containsExactly(new Found.Mark(4, 6));
        assertThat(marks("tea tea", "tea")).containsExactly(new Found.Mark(0, 3));
        assertThat(marks("\"tea cup\" cup", "tea cup")).containsExactly(new Found.Mark(0, 7));
    }

    @Test
    void ofALongTextThePartIsShownThatHasIt() {
        String text = "😀".repeat(1_000) + " needle " + "y".repeat(1_000);
        Found.Snippet snippet = parse("needle").in(message(text)).orElseThrow().snippet();
        assertThat(snippet.text()).hasSizeLessThan(310).startsWith("…").endsWith("…");
        assertThat(snippet.text().codePoints().filter(one -> Character.getType(one) == Character.SURROGATE))
                .isEmpty();
        Found.Mark mark = snippet.marks().get(0);
        assertThat(snippet.text().substring(mark.start(), mark.end())).isEqualTo("needle");
    }
}
