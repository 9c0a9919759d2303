package org.parley.faults;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One WebSocket: hears whole frames split at line feeds, and sends one after the other. Thread-safe. */
final class Wire implements WebSocket.Listener {

    /** Where a TCP connection ends without a close frame. */
    static final int BROKEN = 1006;

    private final Ear ear;
    private final StringBuilder begun = new StringBuilder();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket socket;
    private boolean over;

    /** Who listens to a wire. */
    interface Ear {
        void opened(Wire wire);

        void heard(Wire wire, String frame);

        void ended(Wire wire, int code, String reason);
    }

    Wire(Ear ear) {
        this.ear = ear;
    }

    @Override
    public void onOpen(WebSocket opened) {
        synchronized (this) {
            socket = opened;
        }
        ear.opened(this);
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        begun.append(data);
        if (last) {
            String text = begun.toString();
            begun.setLength(0);
            text.lines().forEach(line -> ear.heard(this, line));
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code, reason);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(BROKEN, String.valueOf(error));
    }

    /** Sends a frame after those before it; one that cannot be sent shows in the socket's end. */
    synchronized void send(String text) {
        WebSocket open = socket;
        if (open != null && !over) {
            sending = sending.thenCompose(before -> open.sendText(text, true));
        }
    }

    /** Cuts the TCP connection, without a word to the server. */
    void cut() {
        WebSocket open;
        synchronized (this) {
            open = socket;
        }
        if (open != null) {
            open.abort();
        }
        end(BROKEN, "cut");
    }

    private void end(int code, String reason) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        ear.ended(this, code, reason);
    }
}
