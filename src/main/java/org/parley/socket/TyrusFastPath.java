package org.parley.socket;

import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Takes the scheduler out of a Tyrus session: Payara and GlassFish.
 *
 * <p>{@code TyrusSession.restartIdleTimeoutExecutor} goes to the managed scheduler at each send and each received
 * message, also where no idle time-out is set, and there each call looks for services in every jar: 73% of the server's
 * time under load (performance page). The scheduler serves idle time-outs and heartbeats of Tyrus's only, and Parley
 * has its own. Seen in Tyrus 2.1 (eclipse-ee4j/tyrus, {@code TyrusSession}); where the field is not there the portable
 * path stays.
 */
final class TyrusFastPath implements FastPath {

    private static final System.Logger LOG = System.getLogger(TyrusFastPath.class.getName());
    private static final String TYRUS = "org.glassfish.tyrus.core.TyrusSession";
    private static final String SCHEDULER = "service";

    private final Field scheduler;

    private TyrusFastPath(Field scheduler) {
        this.scheduler = scheduler;
    }

    /** Returns it where sessions are Tyrus's and have the field. */
    static Optional<FastPath> of(Class<?> session) {
        if (!session.getName().equals(TYRUS)) {
            return Optional.empty();
        }
        try {
            Field field = session.getDeclaredField(SCHEDULER);
            if (!field.getType().isAssignableFrom(NoScheduler.class)
                    || !ScheduledExecutorService.class.isAssignableFrom(field.getType())
                    || !field.trySetAccessible()) {
                return Optional.empty();
            }
            return Optional.of(new TyrusFastPath(field));
        } catch (NoSuchFieldException e) {
            LOG.log(System.Logger.Level.INFO, "this Tyrus has no field \"{0}\": the portable path is used", SCHEDULER);
            return Optional.empty();
        }
    }

    @Override
    public void prepare(Session session) {
        try {
            scheduler.set(session, NoScheduler.INSTANCE);
        } catch (IllegalAccessException e) {
            LOG.log(System.Logger.Level.DEBUG, "the scheduler stays", e);
        }
    }
}
