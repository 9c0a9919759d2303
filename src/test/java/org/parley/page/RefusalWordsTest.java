package org.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.protocol.ErrorCode;

/** What the page's catalogues translate of the server is what the server says. */
class RefusalWordsTest {

    private static final Path PAGE = Path.of("src/main/frontend");

    /** Of a line `'the server's words': 'ours',`. */
    private static final Pattern KEY = Pattern.compile("^ {4}'?([^':]+|[^']+)'?: '", Pattern.MULTILINE);

    private static List<String> keys(String tag, String part) throws IOException {
        String catalogue = Files.readString(PAGE.resolve("words/" + tag + ".js"));
        int begin = catalogue.indexOf("\n  " + part + ": {");
        String lines = catalogue.substring(begin, catalogue.indexOf("\n  },", begin));
        return KEY.matcher(lines)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            var all = new StringBuilder(Files.readString(PAGE.resolve("connection/connection.js")));
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "de"})
    void everySentenceIsOneThatIsSaid(String tag) throws IOException {
        String sources = sources();
        List<String> keys = keys(tag, "refusals");
        assertThat(keys).hasSizeGreaterThan(30);
        // Figures stand in constants.
        assertThat(keys)
                .allSatisfy(key -> assertThat(Arrays.asList(key.split("\\d+"))).allMatch(sources::contains));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "de"})
    void everyCodeHasASentence(String tag) throws IOException {
        List<String> codes = Stream.concat(
                        Arrays.stream(ErrorCode.values())
                                .map(code -> code.name().toLowerCase(Locale.ROOT)),
                        Stream.of("bad_name", "bad_password", "other"))
                .collect(Collectors.toList());
        assertThat(keys(tag, "codes")).containsExactlyInAnyOrderElementsOf(codes);
    }
}
