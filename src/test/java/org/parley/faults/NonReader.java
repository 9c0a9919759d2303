package org.parley.faults;

import java.util.Map;
import java.util.Set;
import org.parley.it.ParleyServer;
import org.parley.it.RawSocket;

/**
 * Somebody who joined and never reads again but shows signs of life, and when the server noticed. Used by one thread.
 */
final class NonReader {

    private static final byte[] PONG = RawSocket.text("{\"type\":\"pong\"}");

    private final String name;
    private final RawSocket socket;
    private long queue = -1;
    private long stuckSince;
    private long closedAt = -1;

    /** Joins a room. */
    NonReader(ParleyServer server, String room, String name) {
        this.name = name;
        this.socket = RawSocket.json(server, room + "?name=" + name);
    }

    /**
     * Looks at how it is.
     *
     * @param waiting what the kernel keeps for each reader
     * @param online who is in the rooms, as the server says
     */
    void look(Map<Integer, Long> waiting, Set<String> online, long now) {
        long size = waiting.getOrDefault(socket.localPort(), queue);
        if (closedAt < 0 && !online.contains(name)) {
            closedAt = now;
        } else if (size != queue) {
            queue = size;
            stuckSince = now;
        }
    }

    /** Says that it is alive, as it would answer a heartbeat. */
    void live() {
        socket.send(PONG);
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

    @Override
    public String toString() {
        return name + ", of whom " + queue + " bytes wait" + (closed() ? "" : ", is still here");
    }
}
