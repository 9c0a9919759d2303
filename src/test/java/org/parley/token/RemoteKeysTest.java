package org.parley.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;

/** Keys that are elsewhere, and change there. */
class RemoteKeysTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Issuer issuer = new Issuer();
    private String prefix = "";
    private boolean down;
    private int questions;
    private final RemoteKeys keys = new RemoteKeys(this::answer, Runnable::run, nanos::get);

    private String answer() throws IOException {
        questions++;
        if (down) {
            throw new IOException("down");
        }
        return issuer.keySet(prefix);
    }

    private boolean knows(String id) {
        return keys.find(id, "RS256").isPresent();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void areReadOnceForMany() {
        for (int i = 0; i < 100; i++) {
            assertThat(knows("RS256")).isTrue();
        }
        assertThat(questions).isEqualTo(1);
    }

    @Test
    void aNewKeyIsFoundWithItsFirstToken() {
        assertThat(knows("RS256")).isTrue();
        prefix = "new-";
        assertThat(knows("new-RS256")).isTrue();
        assertThat(knows("RS256")).as("the old one is gone").isFalse();
    }

    @Test
    void whoMakesUpKeysHasTheIssuerAskedThreeTimesAndThenOnceInTenSeconds() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(knows("made-up-" + i)).isFalse();
        }
        assertThat(questions).isEqualTo(3);
        assertThat(knows("RS256")).isTrue();
        pass(RemoteKeys.PAUSE);
        for (int i = 0; i < 1_000; i++) {
            assertThat(knows("made-up-" + i)).isFalse();
        }
        assertThat(questions).isEqualTo(4);
    }

    @Test
    void aKeyThatTheIssuerHasTakenBackCountsNoMoreAfterAWhile() {
        assertThat(knows("RS256")).isTrue();
        prefix = "new-";
        pass(RemoteKeys.OLD);
        assertThat(knows("RS256")).as("known, and asked for behind its back").isTrue();
        assertThat(knows("RS256")).isFalse();
    }

    @Test
    void whileTheIssuerIsDownItsKeysCountForHalfADay() {
        assertThat(knows("RS256")).isTrue();
        down = true;
        pass(RemoteKeys.LIFE.minusNanos(1));
        assertThat(knows("RS256")).isTrue();
        pass(Duration.ofNanos(1));
        assertThatThrownBy(() -> knows("RS256"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }

    @Test
    void withoutAnyKeyNobodyIsToldThatATokenIsWrong() {
        down = true;
        assertThatThrownBy(() -> knows("RS256"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        down = false;
        assertThat(knows("RS256")).isTrue();
    }

    @Test
    void aKeyThatSaysWhatItIsForIsForNothingElse() throws IOException {
        String set = issuer.keySet("");
        assertThat(KeySet.parse(set).find("RS256", "RS256")).isPresent();
        String other = set.replace("\"kty\":\"RSA\"", "\"kty\":\"RSA\",\"use\":\"enc\"");
        assertThat(KeySet.parse(other).find("RS256", "RS256")).isEmpty();
        other = set.replace("\"kty\":\"RSA\"", "\"kty\":\"RSA\",\"alg\":\"RS512\"");
        assertThat(KeySet.parse(other).find("RS256", "RS256")).isEmpty();
        other = set.replace("\"kty\":\"RSA\"", "\"kty\":\"RSA\",\"key_ops\":[\"encrypt\"]");
        assertThat(KeySet.parse(other).find("RS256", "RS256")).isEmpty();
    }

    @Test
    void aSecretInTheSetIsNoKey() throws IOException {
        KeySet set = KeySet.parse("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"RS256\",\"k\":\"c2VjcmV0\"}]}");
        assertThat(set.find("RS256", "RS256")).isEmpty();
        assertThatThrownBy(() -> KeySet.parse("<html>")).isInstanceOf(IOException.class);
    }
}
