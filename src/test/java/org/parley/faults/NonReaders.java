package org.parley.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.it.ParleyServer;
import org.parley.it.RawSocket;

/** Those who never read: as many as there are, whoever is closed comes back under another name. Used by one thread. */
final class NonReaders implements AutoCloseable {

    private static final int TOO_SLOW = 4008;

    private final ParleyServer server;
    private final List<String> rooms;
    private final int size;
    private final List<NonReader> here = new ArrayList<>();
    private final List<Integer> codes = new ArrayList<>();
    private int entered;
    private double kept;

    /** Nobody is there yet. */
    NonReaders(ParleyServer server, List<String> rooms, int size) {
        this.server = server;
        this.rooms = rooms;
        this.size = size;
    }

    /** Brings in as many as are missing. */
    void enter() {
        while (here.size() < size) {
            here.add(new NonReader(server, rooms.get(entered % rooms.size()), "slow" + entered));
            entered++;
        }
    }

    /**
     * Looks at how they are, shows that they are alive, and brings in others for those who were closed.
     *
     * @param waiting what the kernel keeps for each reader
     * @param online who is in the rooms, as the server says
     */
    void look(Map<Integer, Long> waiting, Set<String> online, long now) {
        for (NonReader one : List.copyOf(here)) {
            one.look(waiting, online, now);
            kept = Math.max(kept, one.kept(now));
            if (one.closed()) {
                here.remove(one);
                codes.add(one.closeCode());
                one.close();
            } else {
                one.live();
            }
        }
        enter();
    }

    /** Writes down who is still here. */
    void report(FaultRun run) {
        here.forEach(one -> run.did(one.toString()));
    }

    /** Returns how many were closed. */
    int closed() {
        return codes.size();
    }

    /** Returns how many of those found the close frame behind all that they had not read. */
    int sawTooSlow() {
        return Collections.frequency(codes, TOO_SLOW);
    }

    /** Returns how many found another close frame. */
    int sawAnother() {
        return closed() - sawTooSlow() - Collections.frequency(codes, RawSocket.NO_CLOSE_FRAME);
    }

    /** Returns for how long one was kept at most after the kernel had taken the last byte for it, in milliseconds. */
    double kept() {
        return kept;
    }

    @Override
    public void close() {
        here.forEach(NonReader::close);
    }
}
