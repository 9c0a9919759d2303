package org.parley.room;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.protocol.Refusal;

class WordFilterTest {

    private final WordFilter filter = new WordFilter(Set.of("darn", "blöd", "c++"));

    @ParameterizedTest
    @ValueSource(
            strings = {"darn", "Oh DARN!", "du bist BLÖD.", "so blo\u0308d", "\uFF44\uFF41\uFF52\uFF4E it", "I love C++"
            })
    void aWordIsFoundInWhateverShape(String text) {
        assertThatThrownBy(() -> filter.check(text)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"darning socks", "blödsinnig", "fine", ""})
    void aPartOfAWordIsNone(String text) {
        assertThatCode(() -> filter.check(text)).doesNotThrowAnyException();
    }

    @Test
    void nothingIsForbiddenWhereThereAreNoWords() {
        assertThatCode(() -> new WordFilter(Set.of()).check("darn")).doesNotThrowAnyException();
    }
}
