package org.parley.bench;

import java.util.List;

/** Sends the next message when all have heard an earlier one, so that as many as the window holds are always on their way. */
final class ClosedLoop implements Load {

    private final Room room;
    private final int window;
    private final int[][] heard;
    private final int mask;
    private boolean begun;

    /**
     * Begins with the first tick.
     *
     * @param window messages of each sender that are on their way
     */
    ClosedLoop(Room room, int window) {
        this.room = room;
        this.window = window;
        int size = Integer.highestOneBit(window) * 2;
        this.mask = size - 1;
        this.heard = new int[room.senders()][size];
    }

    @Override
    public long tick(long now) {
        if (!begun) {
            begun = true;
            List<Member> senders = room.members().subList(0, room.senders());
            for (int i = 0; i < window; i++) {
                senders.forEach(sender -> sender.say(System.nanoTime()));
            }
        }
        return Long.MAX_VALUE;
    }

    @Override
    public void delivered(Member receiver, int sender, int counter) {
        heard[sender][counter & mask]++;
        if (heard[sender][counter & mask] == room.members().size()) {
            heard[sender][counter & mask] = 0;
            room.members().get(sender).say(System.nanoTime());
        }
    }

    @Override
    public void acknowledged(Member sender) {
        // All must have heard it.
    }
}
