package org.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is an emoji, and what only looks like text that wants to be one. */
class EmojiTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👍",
                "👍🏽",
                "☝🏿",
                "🕵🏼",
                "🧑🏾‍💻",
                "🤝🏻",
                "👨‍👩‍👧‍👦",
                "🏳️‍🌈",
                "🇩🇪",
                "1️⃣",
                "❤️",
                "✅",
                "™️",
                "↔️",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "🫩"
            })
    void oneGraphemeWithAPictographIsAnEmoji(String text) {
        assertThat(new Emoji(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "1", "ok", "👍👍", "👍 ", ":+1:", "<b>", "\u200d", "\u0000", "é", "字"})
    void anythingElseIsNone(String text) {
        assertThatThrownBy(() -> new Emoji(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A cluster has no end by itself. */
    @ParameterizedTest
    @ValueSource(ints = {20, 1_000})
    void oneThatGoesOnAndOnIsNone(int marks) {
        assertThatThrownBy(() -> new Emoji("👍" + "\u200d👍".repeat(marks)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
