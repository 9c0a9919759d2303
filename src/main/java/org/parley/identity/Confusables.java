package org.parley.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Unicode's table of characters that look alike, and the skeleton that it gives a text: two texts look alike when their
 * skeletons are equal.
 *
 * <p>The skeleton is UTS #39's (section 4, {@code skeleton}) and equals that of ICU4J's {@code SpoofChecker}, from
 * which {@code confusables.txt} is generated: ICU4J itself is 14 MB, too much for a WAR. It is for comparing, never for
 * showing, and may change with a new version of the table: do not let stored skeletons outlive one.
 *
 * @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">UTS #39, Confusable Detection</a>
 */
final class Confusables {

    private static final String FILE = "confusables.txt";

    // A dot above an i only replaces its own (UTS #39, section 5.4): "İ" in lower case is "i" with such a dot.
    private static final Pattern HIDDEN_DOT = Pattern.compile("(?<=[ijl])\\x{307}");

    /** The one table of this application; it cannot change. */
    static final Confusables TABLE = new Confusables();

    private final Map<Integer, String> prototypes;

    /**
     * Reads the table.
     *
     * @throws IllegalStateException if the table is missing from the class path
     * @throws UncheckedIOException if it cannot be read
     */
    Confusables() {
        try (InputStream file = Confusables.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing beside " + Confusables.class.getName());
            }
            prototypes = new BufferedReader(new InputStreamReader(file, US_ASCII))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";", -1))
                    .collect(toUnmodifiableMap(fields -> Integer.valueOf(fields[0], 16), fields -> text(fields[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** Returns the skeleton of any text: upper and lower case differ, spaces stay, invisible characters go. */
    String skeleton(String text) {
        String replaced = decomposed(text)
                .codePoints()
                .mapToObj(c -> prototypes.getOrDefault(c, Character.toString(c)))
                .collect(Collectors.joining());
        return decomposed(replaced);
    }

    /** Returns the skeleton of any text after folding its case. */
    String skeletonIgnoringCase(String text) {
        // Twice, because the table maps the digit 0 to a capital O: "b0b" and "bOb" shall both be "bob".
        return skeleton(folded(skeleton(folded(text))));
    }

    /** Folds the case so that ß, ẞ and SS are one, and σ and ς: Java has only the simple conversions of a character. */
    private static String folded(String text) {
        return HIDDEN_DOT.matcher(lower(lower(text).toUpperCase(Locale.ROOT))).replaceAll("");
    }

    // By character, because String.toLowerCase chooses ς at the end of a word.
    private static String lower(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    /** Returns the text of code points in hexadecimal; it is empty for a character that is invisible. */
    private static String text(String codePoints) {
        return Arrays.stream(codePoints.split(" ", -1))
                .filter(hex -> !hex.isEmpty())
                .map(hex -> Character.toString(Integer.parseInt(hex, 16)))
                .collect(Collectors.joining());
    }
}
