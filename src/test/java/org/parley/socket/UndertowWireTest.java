package org.parley.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.protocol.WireText;

/** A send on WildFly is made on the thread of its socket, and its end is told whatever becomes of it. */
class UndertowWireTest {

    private final Deque<Runnable> handedOver = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();
    private final List<SendResult> results = new ArrayList<>();

    /** A server's end of a socket. */
    private record End(List<String> sent, boolean gone) implements Wire {

        @Override
        public void send(WireText text, SendHandler handler) {
            if (gone) {
                throw new IllegalStateException("gone");
            }
            sent.add(text.text());
            handler.onResult(new SendResult());
        }

        @Override
        public void ping(long count, SendHandler handler) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aTextIsSentWhereItsSocketBelongs() {
        new UndertowWire(new End(sent, false), handedOver::add).send(new WireText("a"), results::add);
        assertThat(sent).isEmpty();
        handedOver.remove().run();
        assertThat(sent).containsExactly("a");
        assertThat(results).singleElement().matches(SendResult::isOK);
    }

    @Test
    void whatIsThrownWhereTheSocketIsGoneIsTold() {
        new UndertowWire(new End(sent, true), handedOver::add).send(new WireText("a"), results::add);
        handedOver.remove().run();
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.isOK()).isFalse();
            assertThat(result.getException()).hasMessage("gone");
        });
    }
}
