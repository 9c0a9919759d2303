package org.parley.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The parts of a message come together, within bounds that no server enforces the same. */
class AssemblyTest {

    private final AtomicLong now = new AtomicLong(1);
    private final Assembly assembly = new Assembly(now::get);

    @Test
    void partsAreOneMessageAndTheNextBeginsAnew() throws Assembly.TooLarge {
        assertThat(assembly.add("a", false)).isNull();
        assertThat(assembly.add("", false)).isNull();
        assertThat(assembly.add("b", true)).isEqualTo("ab");
        assertThat(assembly.add("whole", true)).isEqualTo("whole");
    }

    @Test
    void bytesAreCountedAsTheyTravel() throws Assembly.TooLarge {
        assertThat(assembly.add("x".repeat(65_536), true)).hasSize(65_536);
        assertThat(assembly.add("😀".repeat(16_384), true)).hasSize(32_768);
        assertThatThrownBy(() -> new Assembly(now::get).add("😀".repeat(16_384) + "x", true))
                .isInstanceOf(Assembly.TooLarge.class);
        assertThatThrownBy(() -> new Assembly(now::get).add("é".repeat(32_769), true))
                .isInstanceOf(Assembly.TooLarge.class);
    }

    @Test
    void emptyPartsAreCountedToo() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        assembly.add("", false);
                    }
                })
                .isInstanceOf(Assembly.TooLarge.class);
    }

    @Test
    void aMessageThatIsNotEndedInTimeIsStuck() throws Assembly.TooLarge {
        assertThat(assembly.stuck()).isFalse();
        assembly.add("half", false);
        now.addAndGet(Duration.ofSeconds(8).toNanos());
        assertThat(assembly.stuck()).isFalse();
        now.addAndGet(1);
        assertThat(assembly.stuck()).isTrue();
        assembly.add("", true);
        assertThat(assembly.stuck()).isFalse();
    }
}
