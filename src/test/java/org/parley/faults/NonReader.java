package org.parley.faults;

import java.util.Map;
import org.parley.it.RawSocket;

/** Somebody who joined and never reads again, and when the server noticed. Used by one thread. */
final class NonReader {

    private final RawSocket socket;
    private long queue = -1;
    private long stuckSince;
    private long closedAt = -1;

    NonReader(RawSocket socket) {
        this.socket = socket;
    }

    /** Looks at what waits for it. */
    void look(Map<Integer, Long> waiting, long now) {
        Long size = waiting.get(socket.localPort());
        if (size == null) {
            closedAt = closedAt < 0 ? now : closedAt;
        } else if (size != queue) {
            queue = size;
            stuckSince = now;
        }
    }

    boolean closed() {
        return closedAt >= 0;
    }

    /** Returns how long the server kept it after the kernel had taken the last byte for it, in milliseconds. */
    double kept(long now) {
        return ((closed() ? closedAt : now) - stuckSince) / 1e6;
    }

    /** Reads to the end now, and returns what the close frame says, if one came through. */
    int closeCode() {
        return socket.closeCode();
    }

    void close() {
        socket.close();
    }
}
