package org.parley.backplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.backplane.Word.Present;
import org.parley.identity.SessionId;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Epoch;
import org.parley.protocol.Mentions;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.RoomId;
import org.parley.protocol.Status;
import org.parley.protocol.StatusText;
import org.parley.protocol.UserId;

class WordsTest {

    private static final RoomId TEA = new RoomId("tea");
    private static final Person ADA = new Person(new UserId("u-ada"), "Ada\tL\\n \n\\0 🦊", false);
    private static final Person GUEST = new Person(new UserId("g-1"), "", true);
    private static final Profile CHOSEN = new Profile(new StatusText("at lunch"), 3);

    private static final Author AUTHOR = new Author(ADA.id(), ADA.name());
    private static final Message PLAIN =
            new Message(TEA, 7, new MessageId("m7"), AUTHOR, Instant.ofEpochMilli(1_700_000_000_123L), null, "", null);
    private static final Message FULL = new Message(
                    TEA,
                    8,
                    new MessageId("m8"),
                    AUTHOR,
                    Instant.ofEpochMilli(1_700_000_000_124L),
                    new ClientMessageId("c 8"),
                    "two\nlines\tand \\0 \uD83E\uDD8A @Ada",
                    7L)
            .inThread()
            .calling(new Mentions(List.of(AUTHOR, new Author(GUEST.id(), "")), true));

    static Stream<Word> words() {
        return Stream.of(
                new Word.Reached(TEA, 412),
                new Word.Said(TEA, new Epoch("e1"), List.of(PLAIN, FULL)),
                new Word.Renewed(TEA),
                new Word.Here(TEA, List.of()),
                new Word.Here(
                        TEA,
                        List.of(
                                new Present(ADA, Status.BUSY, CHOSEN),
                                new Present(GUEST, Status.OFFLINE, new Profile(null, 0)))),
                new Word.Asked(TEA),
                new Word.Writing(TEA, ADA, true),
                new Word.HasRead(TEA, GUEST, 9, true, 0),
                new Word.Crowd(TEA, 17),
                new Word.Welcomed(TEA, 3),
                new Word.Chosen(ADA.id(), Profile.NONE),
                new Word.Forgotten(ADA.id()),
                new Word.LoggedOut(Set.of(new SessionId("s1"), new SessionId("s2"))),
                new Word.Spent("messages", "a\tb", 12),
                new Word.Missed(NodeId.fresh()),
                new Word.Beat(),
                new Word.Bye());
    }

    @ParameterizedTest
    @MethodSource("words")
    void whatIsWrittenIsReadAsItWas(Word word) {
        assertThat(Words.write(word)).doesNotContain("\n");
        assertThat(Words.read(Words.write(word))).isEqualTo(word);
    }

    @Test
    void everyWordIsAmongThem() {
        assertThat(words().map(word -> (Object) word.getClass()).distinct())
                .containsExactlyInAnyOrderElementsOf(kinds(Word.class).toList());
    }

    private static Stream<Object> kinds(Class<?> kind) {
        Class<?>[] permitted = kind.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(kind)
                : Stream.of(permitted).filter(Objects::nonNull).flatMap(WordsTest::kinds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "reached",
                "reached\ttea",
                "reached\ttea\t-1",
                "reached\t../x\t1",
                "reached\ttea\tmany",
                "reached\t\\0\t1",
                "here\ttea\tu-ada",
                "here\ttea\tu-ada\tAda\t0\tASLEEP\t\\0\t\\0",
                "here\ttea\tu-ada\tAda\t0\tBUSY\t\\0\t99",
                "chosen\tu-ada\t\\x\t1",
                "spent\tmessages\tada\t99999999999"
            })
    void whatIsNoWordIsNotRead(String line) {
        assertThat(Words.read(line)).isNull();
    }
}
