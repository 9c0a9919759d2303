package org.parley.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.parley.config.ChatConfig;
import org.parley.protocol.Close;
import org.parley.protocol.WireText;

/** What waits for one socket: bounded, in order, one send at a time, and nobody waits for the reader. */
class OutboxTest {

    private static final ChatConfig.Outbox BOUNDS = new ChatConfig.Outbox(1_000, Duration.ofSeconds(10));

    private static final WireText QUARTER = new WireText("x".repeat((int) Window.STEP));

    private final List<String> sent = new ArrayList<>();
    private final Deque<SendHandler> inFlight = new ArrayDeque<>();
    private final List<Close> closes = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private boolean inline;
    private boolean throwing;
    private final List<Long> pings = new ArrayList<>();
    private Runnable whilePinging = () -> {};

    /** A server's end of a socket, as the tests need it: completes inline, later, or never. */
    private final RemoteEndpoint.Async remote = (RemoteEndpoint.Async) Proxy.newProxyInstance(
            OutboxTest.class.getClassLoader(), new Class<?>[] {RemoteEndpoint.Async.class}, (proxy, method, args) -> {
                if (method.getName().equals("sendPing")) {
                    assertThat(inFlight).as("nothing in flight").isEmpty();
                    pings.add(((ByteBuffer) args[0]).getLong(0));
                    whilePinging.run();
                    return null;
                }
                assertThat(method.getName()).isEqualTo("sendText");
                if (throwing) {
                    throw new IllegalStateException("TEXT_FULL_WRITING");
                }
                assertThat(inFlight).as("one send at a time").isEmpty();
                sent.add((String) args[0]);
                if (inline) {
                    ((SendHandler) args[1]).onResult(new SendResult());
                } else {
                    inFlight.add((SendHandler) args[1]);
                }
                return null;
            });

    private Outbox outbox(boolean joining) {
        return new Outbox(new PortableWire(remote, Runnable::run), joining, BOUNDS, now::get, closes::add);
    }

    /** Offers so many quarters of a mebibyte to a server that says of all that they are sent. */
    private Outbox full(int quarters) {
        inline = true;
        Outbox outbox = wide(false);
        for (int i = 0; i < quarters; i++) {
            outbox.offer(QUARTER);
        }
        return outbox;
    }

    private Outbox wide(boolean joining) {
        var bounds = new ChatConfig.Outbox(1 << 20, Duration.ofSeconds(10));
        return new Outbox(new PortableWire(remote, Runnable::run), joining, bounds, now::get, closes::add);
    }

    private void complete() {
        inFlight.remove().onResult(new SendResult());
    }

    @Test
    void whatWaitsGoesOutJoinedInOneFrame() {
        Outbox outbox = outbox(true);
        outbox.offer(new WireText("a"));
        outbox.offer(new WireText("b"));
        outbox.offer(new WireText("c"));
        assertThat(sent).containsExactly("a");
        complete();
        assertThat(sent).containsExactly("a", "b\nc");
        complete();
        outbox.offer(new WireText("d"));
        assertThat(sent).containsExactly("a", "b\nc", "d");
    }

    @Test
    void whatIsGatheredGoesOutTogether() {
        Outbox outbox = outbox(true);
        outbox.gather();
        outbox.offer(new WireText("a"));
        outbox.offer(new WireText("b"));
        assertThat(sent).isEmpty();
        outbox.flush();
        assertThat(sent).containsExactly("a\nb");
        outbox.gather();
        outbox.offer(new WireText("c"));
        outbox.flush();
        complete();
        assertThat(sent).containsExactly("a\nb", "c");
    }

    @Test
    void whoGathersWithinAGatheringWaitsForItsEnd() {
        Outbox outbox = outbox(true);
        outbox.gather();
        outbox.offer(new WireText("a"));
        outbox.gather();
        outbox.offer(new WireText("b"));
        outbox.flush();
        assertThat(sent).isEmpty();
        outbox.offer(new WireText("c"));
        outbox.flush();
        assertThat(sent).containsExactly("a\nb\nc");
    }

    @Test
    void whatIsGatheredFillsNoMemoryWhereTheGatheringDoesNotEnd() {
        Outbox outbox = outbox(true);
        outbox.gather();
        outbox.offer(new WireText("a".repeat(64 * 1024)));
        assertThat(sent).hasSize(1);
    }

    @Test
    void whatIsGatheredIsSentBeforeTheEnd() {
        Outbox outbox = outbox(true);
        inline = true;
        outbox.gather();
        outbox.offer(new WireText("a"));
        outbox.finish(Close.BAD_FRAMES);
        assertThat(closes).isEmpty();
        outbox.flush();
        assertThat(sent).containsExactly("a");
        assertThat(closes).containsExactly(Close.BAD_FRAMES);
    }

    @Test
    void plainTextsAreNeverJoined() {
        Outbox outbox = outbox(false);
        outbox.offer(new WireText("a"));
        outbox.offer(new WireText("b"));
        outbox.offer(new WireText("c"));
        complete();
        complete();
        assertThat(sent).containsExactly("a", "b", "c");
    }

    @Test
    void aHundredThousandInlineCompletionsNeedNoStack() {
        Outbox outbox = outbox(false);
        outbox.offer(new WireText("first"));
        for (int i = 0; i < 999; i++) {
            outbox.offer(new WireText(""));
        }
        inline = true;
        complete();
        assertThat(sent).hasSize(1_000);
        for (int i = 0; i < 100_000; i++) {
            outbox.offer(new WireText("x"));
        }
        assertThat(sent).hasSize(101_000);
        assertThat(closes).isEmpty();
    }

    @Test
    void aReaderThatLetsTooMuchWaitIsClosedOnce() {
        Outbox outbox = outbox(true);
        outbox.offer(new WireText("in flight, however long".repeat(100)));
        outbox.offer(new WireText("x".repeat(1_000)));
        assertThat(closes).isEmpty();
        outbox.offer(new WireText("y"));
        outbox.offer(new WireText("z"));
        assertThat(closes).containsExactly(Close.TOO_SLOW);
        complete();
        assertThat(sent).hasSize(1);
    }

    @Test
    void aReaderWithoutProgressForTenSecondsIsClosed() {
        Outbox outbox = outbox(true);
        outbox.watch();
        outbox.offer(new WireText("a"));
        now.set(Duration.ofSeconds(10).toNanos());
        outbox.watch();
        assertThat(closes).isEmpty();
        now.addAndGet(1);
        outbox.watch();
        assertThat(closes).containsExactly(Close.TOO_SLOW);
    }

    @Test
    void aPingGoesOutOnlyWhereNothingElseDoes() {
        Outbox outbox = outbox(false);
        assertThat(outbox.ping()).isTrue();
        outbox.offer(new WireText("a"));
        assertThat(outbox.ping()).isFalse();
        assertThat(pings).hasSize(1);
        complete();
        assertThat(outbox.ping()).isTrue();
    }

    @Test
    void whatIsOfferedDuringAPingGoesOutAfterIt() {
        Outbox outbox = outbox(false);
        whilePinging = () -> {
            outbox.offer(new WireText("a"));
            outbox.offer(new WireText("b"));
            assertThat(sent).isEmpty();
        };
        outbox.ping();
        complete();
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void whatIsSentIsAskedForAndOnlyAMebibyteGoesUnread() {
        Outbox outbox = full(7);
        assertThat(sent).hasSize(4);
        assertThat(pings).containsExactly(Window.STEP, 2 * Window.STEP, 3 * Window.STEP, Window.MOST);
        assertThat(closes).isEmpty();
        assertThat(outbox.answered(2 * Window.STEP)).isTrue();
        assertThat(sent).hasSize(6);
        assertThat(outbox.answered(Window.MOST)).isTrue();
        assertThat(sent).hasSize(7);
    }

    @Test
    void aPongThatNobodyAskedForMovesNothing() {
        Outbox outbox = full(5);
        assertThat(outbox.answered(0)).isFalse();
        assertThat(outbox.answered(Window.MOST + 1)).isFalse();
        assertThat(outbox.answered(-1)).isFalse();
        assertThat(sent).hasSize(4);
    }

    @Test
    void aReaderWhoseServerHidesThatItNeverReadsIsClosed() {
        Outbox outbox = full(5);
        now.set(Duration.ofSeconds(10).toNanos());
        outbox.watch();
        assertThat(closes).isEmpty();
        now.addAndGet(1);
        outbox.watch();
        assertThat(closes).containsExactly(Close.TOO_SLOW);
    }

    @Test
    void whatIsHeldIsSentBeforeTheEnd() {
        Outbox outbox = full(5);
        outbox.finish(Close.RESTART);
        assertThat(closes).isEmpty();
        outbox.answered(Window.MOST);
        assertThat(sent).hasSize(5);
        assertThat(closes).containsExactly(Close.RESTART);
    }

    @Test
    void anIdleSocketIsNotSlow() {
        Outbox outbox = outbox(true);
        outbox.offer(new WireText("a"));
        complete();
        now.set(Duration.ofHours(1).toNanos());
        outbox.watch();
        assertThat(closes).isEmpty();
    }

    @Test
    void afterAFailedSendNothingIsDrained() {
        Outbox outbox = outbox(true);
        outbox.offer(new WireText("a"));
        outbox.offer(new WireText("b"));
        inFlight.remove().onResult(new SendResult(new IOException("gone")));
        outbox.offer(new WireText("c"));
        assertThat(sent).containsExactly("a");
        assertThat(closes).containsExactly(Close.SERVER_ERROR);
    }

    @Test
    void whatTheServerThrowsClosesTheSocket() {
        Outbox outbox = outbox(true);
        throwing = true;
        outbox.offer(new WireText("a"));
        outbox.offer(new WireText("b"));
        assertThat(closes).containsExactly(Close.SERVER_ERROR);
    }

    @Test
    void aJoinedFrameIsCutAtSixtyFourThousand() {
        Outbox outbox = wide(true);
        outbox.offer(new WireText("first"));
        for (int i = 0; i < 10; i++) {
            outbox.offer(new WireText("x".repeat(20_000)));
        }
        complete();
        assertThat(sent.get(1).length()).isLessThan(65_536).isGreaterThan(40_000);
    }

    @Test
    void theCallersClassLoaderIsGivenBack() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        outbox(true).offer(new WireText("a"));
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }
}
