package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each database has a list of its scripts, in which nothing is missing. */
class VendorTest {

    private static final Path SCRIPTS = Path.of("src/main/resources/org/parley/database");

    private static int number(String script) {
        return Integer.parseInt(script.substring(1, script.indexOf("__")));
    }

    @ParameterizedTest
    @EnumSource
    void everyScriptThatIsListedIsThere(Vendor vendor) {
        assertThat(vendor.scripts())
                .isNotEmpty()
                .allSatisfy(script ->
                        assertThat(SCRIPTS.resolve(vendor.path(script))).isRegularFile());
    }

    @ParameterizedTest
    @EnumSource
    void theScriptsAreInTheOrderOfTheirVersions(Vendor vendor) {
        List<Integer> versions =
                vendor.scripts().stream().map(VendorTest::number).toList();
        assertThat(versions).isSorted().doesNotHaveDuplicates();
        assertThat(vendor.version()).isEqualTo(String.valueOf(versions.get(versions.size() - 1)));
    }

    @Test
    void everyScriptThatIsThereIsListed() throws IOException {
        List<Path> listed = Arrays.stream(Vendor.values())
                .flatMap(vendor -> vendor.scripts().stream().map(vendor::path))
                .map(SCRIPTS::resolve)
                .toList();
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".sql")))
                    .isNotEmpty()
                    .allMatch(listed::contains);
        }
    }

    @Test
    void allDatabasesAreOfTheSameVersionInTheEnd() {
        assertThat(Arrays.stream(Vendor.values()).map(Vendor::version).distinct())
                .hasSize(1);
    }
}
