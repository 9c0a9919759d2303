package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.protocol.Author;
import org.parley.protocol.Mentions;
import org.parley.protocol.UserId;

class CallingsTest {

    private static final List<Author> KNOWN = Stream.of("Ada", "Ada Lovelace", "Bob", "Жанна", "李雷", "x.y", "Zoë 2")
            .map(name -> new Author(new UserId("u-" + name), name))
            .toList();

    private static String called(String text) {
        Mentions mentions = Callings.in(text, KNOWN);
        return mentions == null
                ? "nobody"
                : Stream.concat(
                                mentions.named().stream().map(Author::name),
                                mentions.all() ? Stream.of("all") : Stream.of())
                        .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hi @Ada, come | Ada",
                "@ada lovelace! | Ada Lovelace",
                "(@BOB) and @bob and @Ada | Bob, Ada",
                "@Ada's cat | Ada",
                "@Adam | nobody",
                "bob@Ada.org | nobody",
                "1@Bob | nobody",
                "mail ada@bob | nobody",
                "@room look | all",
                "@Room and @Bob | Bob, all",
                "@rooms | nobody",
                "@Жанна, да | Жанна",
                "你好 @李雷 | 李雷",
                "@x.y. | x.y",
                "@Zoë 2 | Zoë 2",
                "@@Bob | Bob",
                "@ Bob | nobody",
                "@ | nobody",
            })
    void aTextCallsWhoIsNamedBehindAnAt(String text, String whom) {
        assertThat(called(text)).isEqualTo(whom);
    }

    @Test
    void noTextCallsMoreThanFifty() {
        List<Author> many = IntStream.range(0, 80)
                .mapToObj(i -> new Author(new UserId("u-" + i), "P" + i))
                .toList();
        String text = many.stream().map(one -> "@" + one.name()).collect(Collectors.joining(" "));
        assertThat(Callings.in(text, many))
                .isNotNull()
                .satisfies(mentions -> assertThat(mentions.named()).hasSize(Mentions.MOST));
        assertThat(Callings.in("@".repeat(10_000), many)).isNull();
    }
}
