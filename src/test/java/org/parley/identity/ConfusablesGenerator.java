package org.parley.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes {@code confusables.txt}, Unicode's table of look-alikes as ICU4J knows it.
 *
 * <p>The file depends on the version of ICU4J alone, not on the Java that runs this. Its header says how to run it.
 */
public final class ConfusablesGenerator {

    private static final String HEADER =
            """
            # Characters that look alike, for org.parley.identity.Confusables: character;prototype, in hexadecimal.
            # No prototype: the character is invisible. A character without a line is its own prototype.
            # Source: Unicode %s confusables (UTS #39, https://www.unicode.org/reports/tr39/) as ICU4J has them.
            # Copyright (c) 1991-2025 Unicode, Inc. Licence: Unicode License v3 (SPDX Unicode-3.0),
            # https://www.unicode.org/license.txt
            # Generated: do not edit. After a new version of ICU4J, in the project's directory:
            # mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=%s
            """.formatted(UCharacter.getUnicodeVersion(), ConfusablesGenerator.class.getName());

    private static final Path FILE = Path.of("src/main/resources/org/parley/identity/confusables.txt");

    private static final SpoofChecker ICU = new SpoofChecker.Builder().build();

    private ConfusablesGenerator() {}

    /** Writes the file into the project in the current directory. */
    public static void main(String[] args) throws IOException {
        Files.writeString(FILE, text(), US_ASCII);
    }

    /** The whole file. */
    static String text() {
        return HEADER
                + IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(UCharacter::isDefined)
                        .filter(c -> UCharacter.getType(c) != UCharacterCategory.SURROGATE)
                        // Others never reach the table: a text is decomposed before its characters are looked up.
                        .filter(c -> Normalizer2.getNFDInstance().isNormalized(Character.toString(c)))
                        .mapToObj(Character::toString)
                        .flatMap(ConfusablesGenerator::line)
                        .collect(Collectors.joining());
    }

    private static Stream<String> line(String character) {
        String prototype = ICU.getSkeleton(character);
        return prototype.equals(character) ? Stream.of() : Stream.of(hex(character) + ";" + hex(prototype) + "\n");
    }

    private static String hex(String text) {
        return text.codePoints().mapToObj("%X"::formatted).collect(Collectors.joining(" "));
    }
}
