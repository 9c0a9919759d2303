package org.parley.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one server that all of them share, because a start takes its time, and a second one to those who want it
 * {@link Portable}; each test uses rooms of its own. Both end with the last test.
 */
public final class SharedServer implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedServer.class);

    /** Asks for the other shared server: the one that takes the portable path. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Portable {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ParleyServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean portable = parameter.isAnnotated(Portable.class);
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(portable, SharedServer::start, ParleyServer.class);
    }

    private static ParleyServer start(boolean portable) {
        String name =
                (portable ? "portable-" : "shared-") + ProcessHandle.current().pid();
        return ParleyServer.start(
                Path.of("target", "it", name), portable ? Map.of("parley.fastpath", "off") : Map.of());
    }
}
