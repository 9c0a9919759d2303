package org.parley.run;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the address in the configuration of Payara and GlassFish: that of the first listener of the virtual server {@code
 * server}, which is where applications are deployed to.
 *
 * <p>By reflection, because the WAR is compiled against Jakarta EE alone: {@code com.sun.enterprise.config.serverbeans},
 * {@code org.glassfish.grizzly.config.dom}.
 */
final class GlassFishAddress {

    private static final System.Logger LOG = System.getLogger(GlassFishAddress.class.getName());

    private GlassFishAddress() {}

    static Optional<Address> find() {
        try {
            Class<?> globals = Class.forName("org.glassfish.internal.api.Globals");
            Class<?> configType = Class.forName("com.sun.enterprise.config.serverbeans.Config");
            @Nullable Object services = globals.getMethod("getDefaultHabitat").invoke(null);
            @Nullable
            Object config = Class.forName("org.glassfish.hk2.api.ServiceLocator")
                    .getMethod("getService", Class.class, String.class, Annotation[].class)
                    .invoke(services, configType, "default-instance-name", new Annotation[0]);
            @Nullable Object server = call(call(config, "getHttpService"), "getVirtualServerByName", "server");
            List<String> names = Arrays.stream(
                            String.valueOf(call(server, "getNetworkListeners")).split(",", -1))
                    .map(String::strip)
                    .toList();
            for (String name : names) {
                @Nullable Object listener = call(call(config, "getNetworkConfig"), "getNetworkListener", name);
                if (listener != null && "true".equals(call(listener, "getEnabled"))) {
                    @Nullable Object secure = call(call(listener, "findHttpProtocol"), "getSecurityEnabled");
                    return Optional.of(new Address(
                            "true".equals(secure) ? "https" : "http",
                            Integer.parseInt(String.valueOf(call(listener, "getPort")))));
                }
            }
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.DEBUG, "this server does not say at which port it listens", e);
            return Optional.empty();
        }
    }

    /** The beans are proxies, whose public methods are their interfaces'. */
    private static @Nullable Object call(@Nullable Object bean, String name, Object... arguments)
            throws ReflectiveOperationException {
        for (Class<?> type : Objects.requireNonNull(bean, name).getClass().getInterfaces()) {
            for (var method : type.getMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                    return method.invoke(bean, arguments);
                }
            }
        }
        throw new NoSuchMethodException(name);
    }
}
