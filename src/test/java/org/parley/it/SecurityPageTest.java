package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of what is tested, on the page about security, names tests that there are. */
class SecurityPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (S\\d+) [^|]*\\|[^|]*\\|(.*)\\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)`");

    private static List<MatchResult> rows() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/security.md"));
        return ROW.matcher(page).results().toList();
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Set<String> known;
        try (Stream<Path> files = Files.walk(Path.of("src/test"))) {
            known = files.map(file -> file.getFileName().toString().replaceFirst("(\\.test)?\\.(java|js)$", ""))
                    .collect(Collectors.toSet());
        }
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(20).allSatisfy(row -> {
            List<String> tests = TEST.matcher(row.group(2))
                    .results()
                    .map(test -> test.group(1))
                    .toList();
            assertThat(tests).as(row.group(1)).isNotEmpty();
            assertThat(known).as(row.group(1)).containsAll(tests);
        });
    }

    @Test
    void noRowStandsTwice() throws IOException {
        assertThat(rows()).extracting(row -> row.group(1)).doesNotHaveDuplicates();
    }
}
