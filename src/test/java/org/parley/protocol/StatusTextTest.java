package org.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may say of themselves, and what is taken out of it. */
class StatusTextTest {

    private static String said(String raw) {
        StatusText text = StatusText.parse(raw);
        return text == null ? "" : text.value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In a meeting",
                "\uD83C\uDF34 back on Monday",
                "\uD83D\uDC69\u200D\uD83D\uDCBB",
                "\u2764\uFE0F",
                "1\uFE0F\u20E3",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "\u05D1\u05E4\u05D2\u05D9\u05E9\u05D4",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                "\u0E17\u0E35\u0E48\u0E1A\u0E49\u0E32\u0E19",
                "<b>\"quoted\" & 'so'</b>",
                "\u660E\u5929\u89C1"
            })
    void whatIsOneTidyLineStaysAsItIs(String text) {
        assertThat(said(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'  a  b  ' | a b",
                "'a\\nb\\r\\n\\tc' | a b c",
                "'a\\u2028b\\u2029c' | a b c",
                "'a\\u202Eb' | ab",
                "'\\u2066a\\u2069' | a",
                "'\\u200Fa\\u200Eb' | ab",
                "'a\\u0000b\\u001B[2Jc' | 'a b [2Jc'",
                "'a\\u200Bb\\uFEFFc\\u2060d\\u00ADe' | abcde",
                "'a\\u3164b\\u2800c\\uFFFCd' | abcd",
                "'\\u200Da \\u200Cb\\u200D' | 'a b'",
                "'\\uDB40\\uDC68\\uDB40\\uDC69hi' | hi",
                "'Z\\u0335\\u0321\\u0337\\u0340\\u0353\\u0332x' | ''",
                "'\\u0301a' | a",
                "'e\\u0301' | \u00E9",
                "'\\uE000a' | a",
                "'\\uD800a' | a"
            })
    void whatTurnsHidesOrReachesOutIsTakenOut(String escaped, String expected) {
        String tidy = said(unescaped(escaped));
        if (expected.isEmpty()) {
            assertThat(tidy).startsWith("Z").endsWith("x").hasSizeLessThanOrEqualTo(5);
        } else {
            assertThat(tidy).isEqualTo(expected);
        }
    }

    /** What is invisible is written as an escape. */
    private static String unescaped(String text) {
        String lines = text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
        return Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(lines)
                .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t", "\u202E\u200B", "\u200D", "\u3164", "\u0301\u0302"})
    void whatHasNothingToBeSeenIsNoText(String raw) {
        assertThat(StatusText.parse(raw)).isNull();
    }

    @Test
    void eightyCharactersAreEnough() {
        assertThat(said(" " + "\uD83D\uDE00".repeat(80) + " ")).isEqualTo("\uD83D\uDE00".repeat(80));
        for (String raw : new String[] {"a".repeat(81), "\u0301".repeat(100_000), "a" + " ".repeat(5_000)}) {
            assertThatThrownBy(() -> StatusText.parse(raw))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_LARGE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatWasTidiedIsTidy(int seed) {
        var random = new Random(seed);
        int[] odd = {
            0x20, 0x61, 0x301, 0x20DD, 0x200C, 0x200D, 0x202E, 0xFE0F, 0x1F3F4, 0xE0067, 0xE007F, 0xA0, 0x3164, 0x1F600,
            0x0A, 0x5D0, 0x1100, 0x1161, 0x11A8, 0xD800, 0xDC00, 0x0, 0x323, 0x61
        };
        for (int i = 0; i < 5_000; i++) {
            var raw = new StringBuilder();
            int length = random.nextInt(12);
            for (int c = 0; c < length; c++) {
                raw.appendCodePoint(odd[random.nextInt(odd.length)]);
            }
            String once = said(raw.toString());
            assertThat(said(once)).as("%s", raw.chars().boxed().toList()).isEqualTo(once);
            assertThat(once).isEqualTo(once.strip()).doesNotContain("\n", "\u202E", "\0", "  ");
            assertThat(once.codePoints()).noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        }
    }
}
