package org.parley.it;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a cluster of two nodes that all of them share, because a start takes its time. Tests use rooms of their own,
 * and leave both nodes running. It ends with the last test.
 */
public final class SharedCluster implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedCluster.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent("cluster", key -> start(), Cluster.class);
    }

    private static Cluster start() {
        Path folder =
                Path.of("target", "it", "cluster-" + ProcessHandle.current().pid());
        return Cluster.start(
                folder,
                2,
                Map.of(
                        "parley.auth", "own,guest,proxy",
                        "parley.proxy.user", "X-Remote-User",
                        "parley.limit.registrations", "1",
                        // All tests together are one address that calls and speaks very often.
                        "parley.limit.messages", "1000",
                        "parley.limit.messages.burst", "1000",
                        "parley.limit.calls", "1000000"));
    }
}
