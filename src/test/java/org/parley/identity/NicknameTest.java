package org.parley.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NicknameTest {

    @ParameterizedTest
    @MethodSource("realNames")
    void realNamesPass(String name) {
        assertThat(Nickname.parse(name).value()).isEqualTo(Normalizer.normalize(name, Form.NFKC));
    }

    private static Stream<String> realNames() {
        return """
                Jürgen, O'Neill, Jean-Luc, José-María, Ada L., X Æ A-12, Nguyễn, Владимир, ελένη, ᾯ, ᏣᎳᎩ
                山田太郎, 김철수, Lady ガガ, BTS 정국, 王ㄅLin, ไทยชื่อ, สิทธิ์, น้ำฝน, လှိုင်, སྒྲོལ་མ
                עמית, עַמִּית, محمد, عَمّار, नरेन्द्र, ख़ाँ, ग़ुंचा, ආදිත්ය, 7, R2-D2, Ada 🚀, 🇬🇧 Ada, ☆Ada☆
                """.lines().flatMap(line -> Stream.of(line.split(", ")));
    }

    @ParameterizedTest
    @CsvSource({"'  Ada \u3000 L. ', Ada L.", "Ａｄａ, Ada", "Ada\u00A0L., Ada L.", "Ada ❤\uFE0F, Ada ❤", "u\u0308, ü"})
    void aNameIsNormalisedAndItsSpacesAreTidied(String raw, String name) {
        assertThat(Nickname.parse(raw).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "🚀", "\uFE0F", "-_-", "☆☆"})
    void aNameWithoutLetterOrDigitIsRefused(String raw) {
        assertRefused(raw, "A name needs at least one letter or digit.");
    }

    @Test
    void fortyCodePointsPassAndOneMoreIsRefused() {
        assertThat(Nickname.parse("𝒳".repeat(40)).value()).hasSize(40);
        assertThat(Nickname.parse(" " + "𠀀".repeat(40) + " ").value()).hasSize(80);
        assertRefused("a".repeat(41), "A name may have at most 40 characters.");
        assertRefused("ﷺ".repeat(3), "A name may have at most 40 characters.");
        assertRefused("a\u0301\u0323".repeat(20_000), "A name may have at most 40 characters.");
    }

    @Test
    void noControlFormatOrInvisibleCharacterPasses() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(NicknameTest::mustNotPass)
                        .filter(c -> catchThrowable(() -> Nickname.parse("a" + Character.toString(c) + "b")) == null))
                .isEmpty();
    }

    private static boolean mustNotPass(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
            case Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT) && c != 0xFE0E && c != 0xFE0F;
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u202EnimdA", "Ad\u200Ba", "Ad\u200Da", "Ada\u2066", "Ada\n", "Ada\t", "Ada\u2800", "A\uD800a"})
    void hiddenAndBidirectionalCharactersAreRefused(String raw) {
        assertRefused(raw, "such as U+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0301\u0302\u0303", "Z\u0351\u036B\u0343", "ก\u0E47\u0E47", "a \u0301b", "\u0301a"})
    void stackedAndLonelyMarksAreRefused(String raw) {
        assertRefused(raw, "more than two accents");
    }

    @ParameterizedTest
    @ValueSource(strings = {"аdmin", "αdmin", "Adа", "Владимиp", "Ada محمد", "カ김", "ㄅカ", "Ꭺda"})
    void mixedAlphabetsAreRefused(String raw) {
        assertRefused(raw, "mix alphabets");
    }

    @Test
    void cyrillicLookalikeOfAdminIsRefused() {
        assertRefused("\u0430dmin", "such as Latin and Cyrillic letters.");
    }

    @ParameterizedTest
    @CsvSource({"Ada, ADA", "Ada L., adal.", "bob, B0B", "Ada 2, ada2", "Jürgen, JU\u0308RGEN", "рор, pop"})
    void namesThatLookAlikeOrDifferByCaseOrSpaceShareASkeleton(String one, String other) {
        assertThat(Nickname.parse(one)).returns(Nickname.parse(other).skeleton(), Nickname::skeleton);
    }

    @ParameterizedTest
    @CsvSource({"ADMlN, ADMIN", "Ida, lda", "ТОМ, TOM", "Νον, Nov"})
    void namesThatLookAlikeOnlyAsWrittenShareAWrittenSkeleton(String one, String other) {
        assertThat(Nickname.parse(one)).returns(Nickname.parse(other).writtenSkeleton(), Nickname::writtenSkeleton);
    }

    @ParameterizedTest
    @CsvSource({"Ada, ada, true", "Ida, lda, true", "Ana, Ava, false", "Neil, Nell, false", "Jürgen, Jurgen, false"})
    void namesLookAlikeWhenEitherSkeletonIsShared(String one, String other, boolean alike) {
        assertThat(Nickname.parse(one).looksLike(Nickname.parse(other))).isEqualTo(alike);
    }

    @ParameterizedTest
    @CsvSource({"Ada, 2, Ada 2", "Ada L., 2147483647, Ada L. 2147483647", "山田, 10, 山田 10"})
    void aNumberStandsBehindTheName(String name, int n, String numbered) {
        assertThat(Nickname.parse(name).numbered(n).value()).isEqualTo(numbered);
    }

    @Test
    void aLongNameIsCutToLeaveRoomForItsNumber() {
        assertThat(Nickname.parse("𠀀".repeat(40)).numbered(12).value()).isEqualTo("𠀀".repeat(37) + " 12");
        assertThat(Nickname.parse("a".repeat(37) + " bc").numbered(2).value()).isEqualTo("a".repeat(37) + " 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nickname.parse("Ada").numbered(0));
    }

    @Test
    void everyLetterThatCanBeSeenPasses() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(c -> Character.isLetterOrDigit(c) && UCharacter.isDefined(c) && !mustNotPass(c))
                        .mapToObj(c -> Normalizer.normalize(Character.toString(c), Form.NFKC))
                        // Some so-called letters are compatibility forms of a space and a mark.
                        .filter(letter -> !letter.startsWith(" ")))
                .allSatisfy(letter ->
                        assertThat(Nickname.parse("7" + letter).value()).isEqualTo("7" + letter));
    }

    private static void assertRefused(String raw, String sentence) {
        assertThatExceptionOfType(InvalidNickname.class)
                .isThrownBy(() -> Nickname.parse(raw))
                .withMessageContaining(sentence);
    }
}
