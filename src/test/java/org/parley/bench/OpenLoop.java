package org.parley.bench;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Sends at a rate, whatever becomes of it. A message's time is the one at which it should have been sent, so that a
 * delay of the load generator counts too.
 */
final class OpenLoop implements Load {

    private final List<Member> senders;
    private final double gap;
    private final Random random = new Random(1);
    private final boolean poisson;
    private long next;

    /**
     * Begins with the first tick.
     *
     * @param rate messages a second of all senders together
     * @param poisson whether they come at random; otherwise at equal distances
     */
    OpenLoop(List<Member> senders, double rate, boolean poisson) {
        this.senders = List.copyOf(senders);
        this.gap = TimeUnit.SECONDS.toNanos(1) / rate;
        this.poisson = poisson;
    }

    @Override
    public long tick(long now) {
        if (next == 0) {
            next = now;
        }
        while (next - now <= 0) {
            senders.get(random.nextInt(senders.size())).say(next);
            next += Math.max(1, (long) (poisson ? -Math.log(1 - random.nextDouble()) * gap : gap));
        }
        return next;
    }

    @Override
    public void delivered(Member receiver, int sender, int counter) {
        // The rate does not depend on it.
    }

    @Override
    public void acknowledged(Member sender) {
        // The rate does not depend on it.
    }
}
