package org.parley.bench;

import java.util.List;

/** Sends the next message when an earlier one is acknowledged, so that as many as the window holds are always on their way. */
final class StoringLoop implements Load {

    private final List<Member> senders;
    private final int window;
    private boolean begun;

    /**
     * Begins with the first tick.
     *
     * @param window messages of each sender that are on their way
     */
    StoringLoop(List<Member> senders, int window) {
        this.senders = senders;
        this.window = window;
    }

    @Override
    public long tick(long now) {
        if (!begun) {
            begun = true;
            for (int i = 0; i < window; i++) {
                senders.forEach(sender -> sender.say(System.nanoTime()));
            }
        }
        return Long.MAX_VALUE;
    }

    @Override
    public void delivered(Member receiver, int sender, int counter) {
        // The acknowledgement is what counts.
    }

    @Override
    public void acknowledged(Member sender) {
        sender.say(System.nanoTime());
    }
}
