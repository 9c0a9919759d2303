package org.parley.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds our skeleton against that of ICU4J, for every character that both this Java and ICU4J know. */
class ConfusablesTest {

    private static final long SEED = 20261122;

    private static final SpoofChecker ICU = new SpoofChecker.Builder().build();

    private final Confusables confusables = new Confusables();

    @Test
    void everyCharacterHasTheSkeletonThatIcuGivesIt() {
        assertSameSkeletons(characters().mapToObj(Character::toString));
    }

    @Test
    void stringsOfAnyCharactersHaveTheSkeletonThatIcuGivesThem() {
        assertSameSkeletons(strings(characters().toArray()));
    }

    @Test
    void stringsOfCharactersThatTheTableKnowsHaveTheSkeletonThatIcuGivesThem() {
        assertSameSkeletons(strings(characters()
                .filter(c -> !ICU.getSkeleton(Character.toString(c)).equals(Character.toString(c)))
                .toArray()));
    }

    @Test
    void runsOfMarksAreSortedAsIcuSortsThem() {
        assertSameSkeletons(strings(
                characters().filter(c -> UCharacter.getCombiningClass(c) > 0).toArray()));
    }

    @ParameterizedTest
    @CsvSource({
        "straße, STRASSE",
        "STRAẞE, strasse",
        "ΟΔΥΣΣΕΥΣ, οδυσσευς",
        "İpek, ipek",
        "i\u0307pek, ipek",
        "ᾼ, αι",
        "Tom, TORN",
        "ЅОРА, sopa"
    })
    void caseIsFoldedBeforeTheLookIsCompared(String one, String other) {
        assertThat(confusables.skeletonIgnoringCase(one)).isEqualTo(confusables.skeletonIgnoringCase(other));
    }

    @Test
    void everyCharacterSharesTheSkeletonOfItsUnicodeCaseFolding() {
        assertThat(characters()
                        .mapToObj(Character::toString)
                        .filter(text -> !confusables
                                .skeletonIgnoringCase(text)
                                .equals(confusables.skeletonIgnoringCase(UCharacter.foldCase(text, true)))))
                .isEmpty();
    }

    @Test
    void theFileIsWhatTheGeneratorWrites() throws IOException {
        try (InputStream file = Confusables.class.getResourceAsStream("confusables.txt")) {
            assertThat(file).isNotNull().asString(US_ASCII).isEqualTo(ConfusablesGenerator.text());
        }
    }

    private void assertSameSkeletons(Stream<String> texts) {
        assertThat(texts.filter(text -> !confusables.skeleton(text).equals(ICU.getSkeleton(text))))
                .isEmpty();
    }

    private static IntStream characters() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.isDefined(c) && UCharacter.isDefined(c))
                .filter(c -> Character.getType(c) != Character.SURROGATE);
    }

    private static Stream<String> strings(int[] alphabet) {
        Random random = new Random(SEED);
        return Stream.generate(() -> random.ints(1 + random.nextInt(12), 0, alphabet.length)
                        .map(i -> alphabet[i])
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .limit(3_000);
    }
}
