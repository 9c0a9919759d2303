package org.parley.bench;

/** A load of nothing: who is connected only listens. */
final class Silence implements Load {

    @Override
    public long tick(long now) {
        return Long.MAX_VALUE;
    }

    @Override
    public void delivered(Member receiver, int sender, int counter) {
        // Nothing follows from it.
    }

    @Override
    public void acknowledged(Member sender) {
        // Nothing follows from it.
    }
}
