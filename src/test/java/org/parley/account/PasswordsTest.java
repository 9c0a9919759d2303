package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    /** From the tests of the reference implementation, github.com/P-H-C/phc-winner-argon2. */
    @Test
    void aHashIsWhatTheReferenceImplementationMakes() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(passwords.matches("password", reference)).isTrue();
        assertThat(passwords.matches("passwore", reference)).isFalse();
    }

    /** Password4j 1.8.4 made them until version 8 of the tables. */
    @Test
    void hashesOfTheLibraryBeforeStillMatch() {
        String before =
                "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$69I7qCjDTsQwhQqFvpQJiqEI0lGQvxC84fXE0Ktxca4";
        assertThat(passwords.matches("correct horse battery", before)).isTrue();
        assertThat(passwords.isOld(before)).isFalse();
    }

    @Test
    void oneWithLessMemoryOrPassesIsOld() {
        assertThat(passwords.isOld("$argon2id$v=19$m=19455,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMa"))
                .isTrue();
        assertThat(passwords.isOld("$argon2id$v=19$m=19456,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMa"))
                .isTrue();
        assertThat(passwords.isOld("$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$CTFhFdXPJO1aFaMa"))
                .isFalse();
    }

    @Test
    void hashesAtTheSameTimeDoNotDisturbEachOther() {
        List<String> made = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> passwords.hash("password " + i))
                .toList();
        assertThat(made).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 8).parallel().mapToObj(i -> passwords.matches("password " + i, made.get(i))))
                .containsOnly(true);
    }

    @Test
    void whatIsNoHashIsSaidToBeNone() {
        for (String text :
                List.of("", "secret", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1a", "$2a$10$abc")) {
            assertThatThrownBy(() -> passwords.matches("secret", text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
