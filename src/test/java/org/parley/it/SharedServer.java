package org.parley.it;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Gives tests one server that all of them share, because a start takes its time: as an extension the first {@link
 * Host} that is tested, Payara Micro by default, as a source of arguments each in turn. Tests use rooms of their own. All servers end with the last test.
 */
public final class SharedServer implements ParameterResolver, ArgumentsProvider {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ParleyServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(Host.tested().get(0), context);
    }

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Host.tested().stream().map(host -> Arguments.of(Named.of(host.name(), of(host, context))));
    }

    private static ParleyServer of(Host host, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(host, SharedServer::start, ParleyServer.class);
    }

    private static ParleyServer start(Host host) {
        String name = "shared-" + host.name().toLowerCase(Locale.ROOT) + "-"
                + ProcessHandle.current().pid();
        // All tests together are one address that calls very often.
        return host.start(Path.of("target", "it", name), Map.of("parley.limit.calls", "1000000"));
    }
}
