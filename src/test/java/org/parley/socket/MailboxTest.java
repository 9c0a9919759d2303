package org.parley.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a client says is dealt with in its order, also while something takes time. */
class MailboxTest {

    private final Mailbox mailbox = new Mailbox();
    private final List<String> done = new ArrayList<>();

    @Test
    void whatComesBehindAJoinWaitsForItsEnd() {
        var join = new CompletableFuture<Void>();
        mailbox.add(() -> {
            done.add("join");
            mailbox.waitFor(join);
        });
        mailbox.add(() -> done.add("send"));
        mailbox.add(() -> done.add("leave"));
        assertThat(done).containsExactly("join");
        join.complete(null);
        assertThat(done).containsExactly("join", "send", "leave");
    }

    @Test
    void aJoinThatFailsDoesNotHoldUpTheRest() {
        var join = new CompletableFuture<Void>();
        mailbox.add(() -> mailbox.waitFor(join));
        mailbox.add(() -> done.add("next"));
        join.completeExceptionally(new IllegalStateException("test"));
        assertThat(done).containsExactly("next");
    }

    @Test
    void aJoinThatIsOverAtOnceHoldsUpNothing() {
        mailbox.add(() -> mailbox.waitFor(CompletableFuture.completedFuture(null)));
        mailbox.add(() -> done.add("next"));
        assertThat(done).containsExactly("next");
    }

    @Test
    void aThousandMayWaitAndNoMore() {
        mailbox.add(() -> mailbox.waitFor(new CompletableFuture<>()));
        for (int i = 0; i < 1_000; i++) {
            assertThat(mailbox.add(() -> done.add("x"))).isTrue();
        }
        assertThat(mailbox.add(() -> done.add("x"))).isFalse();
    }
}
