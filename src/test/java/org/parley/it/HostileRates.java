package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Clients that say too much. */
final class HostileRates {

    private HostileRates() {}

    /** Sends frames as fast as it can, until the server has closed. */
    static void flood(ChatClient client, int most, IntFunction<String> frame) {
        for (int i = 1; i <= most && client.isOpen(); i++) {
            if (!sent(client, frame.apply(i))) {
                return;
            }
        }
    }

    /** Begins to send a frame at every tick; ends with the executor that is returned. */
    static ScheduledExecutorService begin(ChatClient client, int perSecond, IntFunction<String> frame) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        AtomicInteger number = new AtomicInteger();
        long pause = TimeUnit.SECONDS.toMicros(1) / perSecond;
        var unused = clock.scheduleAtFixedRate(
                () -> {
                    if (!sent(client, frame.apply(number.incrementAndGet()))) {
                        clock.shutdown();
                    }
                },
                0,
                pause,
                TimeUnit.MICROSECONDS);
        return clock;
    }

    /**
     * The client was sent away, with this code or with none: where it is still sending while the server closes, TCP's
     * reset can overtake the close frame inside the JDK's client. {@link RawSocket} reads what came before a reset.
     */
    static void assertSentAway(ChatClient client, int code) {
        assertThat(client.closeCode()).isIn(code, RawSocket.NO_CLOSE_FRAME);
    }

    private static boolean sent(ChatClient client, String frame) {
        try {
            client.sendText(frame);
            return true;
        } catch (CompletionException e) {
            // The server has closed: what a flood is for.
            return false;
        }
    }
}
