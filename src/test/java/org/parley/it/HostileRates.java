package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Clients that say too much. */
final class HostileRates {

    /** More than the frames that anybody may send at once, and the refusals that a client may get. */
    private static final int TOO_MANY = 400;

    private HostileRates() {}

    /** Sends frames as fast as it can, until the server has closed. */
    static void flood(ChatClient client, int most, IntFunction<String> frame) {
        for (int i = 1; i <= most && client.isOpen(); i++) {
            if (!sent(client, frame.apply(i))) {
                return;
            }
        }
    }

    /**
     * Sends more than anybody may in one go, and reads what comes until the server has closed; returns the code. It
     * reads also what came before TCP's reset, which the JDK's client drops.
     */
    static int flood(RawSocket socket, IntFunction<String> frame) {
        var flood = new ByteArrayOutputStream();
        IntStream.rangeClosed(1, TOO_MANY).mapToObj(frame).map(RawSocket::text).forEach(flood::writeBytes);
        return socket.send(flood.toByteArray()).closeCode();
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
