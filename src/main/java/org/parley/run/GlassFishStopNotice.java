package org.parley.run;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hears of {@code prepare_shutdown}, the event that Payara and GlassFish send before they stop anything, and wait for.
 *
 * <p>By reflection, because the WAR is compiled against Jakarta EE alone: {@code org.glassfish.api.event.Events}, sent by
 * {@code com.sun.enterprise.v3.server.AppServerStartup.stop}.
 */
final class GlassFishStopNotice implements StopNotice {

    private static final System.Logger LOG = System.getLogger(GlassFishStopNotice.class.getName());
    private static final String PREPARE_SHUTDOWN = "prepare_shutdown";

    private final Object events;
    private final Method unregister;
    private final Object listener;

    private GlassFishStopNotice(Object events, Method unregister, Object listener) {
        this.events = events;
        this.unregister = unregister;
        this.listener = listener;
    }

    /** Registers the task; empty where this is another server, or one that does not let us. */
    static Optional<StopNotice> of(Runnable task) {
        try {
            Class<?> globals = Class.forName("org.glassfish.internal.api.Globals");
            Class<?> eventsType = Class.forName("org.glassfish.api.event.Events");
            Class<?> listenerType = Class.forName("org.glassfish.api.event.EventListener");
            Method name =
                    Class.forName("org.glassfish.api.event.EventListener$Event").getMethod("name");
            Object events = globals.getMethod("get", Class.class).invoke(null, eventsType);
            if (events == null) {
                return Optional.empty();
            }
            Object listener = Proxy.newProxyInstance(
                    listenerType.getClassLoader(), new Class<?>[] {listenerType}, (proxy, method, arguments) -> {
                        return switch (method.getName()) {
                            case "event" -> {
                                if (PREPARE_SHUTDOWN.equals(name.invoke(arguments[0]))) {
                                    task.run();
                                }
                                yield null;
                            }
                            case "equals" -> proxy == arguments[0];
                            case "hashCode" -> System.identityHashCode(proxy);
                            default -> "Parley's notice of the end";
                        };
                    });
            eventsType.getMethod("register", listenerType).invoke(events, listener);
            return Optional.of(
                    new GlassFishStopNotice(events, eventsType.getMethod("unregister", listenerType), listener));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(System.Logger.Level.INFO, "this server does not say when it is about to stop", e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            @Nullable Object unused = unregister.invoke(events, listener);
        } catch (ReflectiveOperationException e) {
            LOG.log(System.Logger.Level.INFO, "the notice of the end stays registered", e);
        }
    }
}
