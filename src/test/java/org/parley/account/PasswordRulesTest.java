package org.parley.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.identity.Nickname;

/** The rules of NIST SP 800-63B, section 3.1.1.2. */
class PasswordRulesTest {

    private static final Nickname ADA = new Nickname("Ada Lovelace");

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eight ch",
                "keine Umlaute: äöü",
                "正しい馬電池ステープル",
                "        x",
                "739204581166249038",
                "...---...--!",
                "🐴🔋📎✅🐴🔋📎✅"
            })
    void whateverIsLongEnoughAndNotCommonIsTaken(String password) {
        assertThatCode(() -> rules.check(password, ADA)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "seven ch", "🐴🔋📎✅"})
    void whatIsTooShortIsRefused(String password) {
        assertThatThrownBy(() -> rules.check(password.substring(0, Math.min(7, password.length())), ADA))
                .isInstanceOf(InvalidPassword.class)
                .hasMessageContaining("at least 8");
    }

    @Test
    void whatIsLongerThan128CharactersIsRefusedAndThatLongIsTaken() {
        String most = "0123456789abcdef".repeat(8);
        assertThatCode(() -> rules.check(most, ADA)).doesNotThrowAnyException();
        assertThatThrownBy(() -> rules.check(most + "x", ADA)).hasMessageContaining("at most 128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord", "123456789", "iloveyou", "parley123", "Parley!!", "aaaaaaaaaa"})
    void whatWouldBeTriedFirstIsRefused(String password) {
        assertThatThrownBy(() -> rules.check(password, ADA))
                .isInstanceOf(InvalidPassword.class)
                .hasMessageContaining("first that would be tried");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada lovelace", "Ada Lovelace1843"})
    void aNameOfOnesOwnIsRefused(String password) {
        assertThatThrownBy(() -> rules.check(password, ADA)).hasMessageContaining("name of yours");
    }
}
