package org.parley.run;

/**
 * Tells that the server is about to stop, while it still serves.
 *
 * <p>The Servlet API tells an application of its own end only, and by then Payara has closed every socket. Which way
 * there is to hear of it earlier is chosen once, at start.
 */
@FunctionalInterface
public interface StopNotice extends AutoCloseable {

    /**
     * Has a task run before the server stops, if this server can say so.
     *
     * @param task may block; the server waits for it
     * @return to be closed with the application
     */
    static StopNotice of(Runnable task) {
        return GlassFishStopNotice.of(task).orElse(() -> {});
    }

    /** Forgets the task. */
    @Override
    void close();
}
