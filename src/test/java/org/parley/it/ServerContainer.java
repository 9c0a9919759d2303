package org.parley.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;
import org.parley.it.server.AppServer;
import org.parley.it.server.Deployment;
import org.parley.it.server.Folders;

/**
 * Arquillian's way into whichever server is tested: the first of {@link Host#tested}, started with the archive and ended
 * after its tests. One adapter for all, instead of one of each server's: so what is tested inside runs as the rest does.
 */
public final class ServerContainer implements DeployableContainer<ServerContainer.Configuration> {

    private static final String CONTEXT = "/parley";

    /** What {@code org.jboss.arquillian.protocol.servlet5.ServletMethodExecutor} calls inside. */
    private static final String RUNNER = "ArquillianServletRunnerEE9";

    private @Nullable ParleyServer running;

    /** Tells Arquillian of it. */
    public static final class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.service(DeployableContainer.class, ServerContainer.class);
        }
    }

    /** There is nothing to configure. */
    public static final class Configuration implements ContainerConfiguration {
        @Override
        public void validate() {
            // Nothing can be wrong.
        }
    }

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public void setup(Configuration configuration) {
        // Nothing to set.
    }

    @Override
    public void start() {
        // With the archive.
    }

    @Override
    public void stop() {
        // With the archive.
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        AppServer server = Host.tested().get(0).server();
        Path folder = Path.of("target", "it", "inside-" + server.name()).toAbsolutePath();
        Path war = folder.resolve("with-tests.war");
        try {
            Folders.empty(folder);
        } catch (IOException e) {
            throw new DeploymentException(folder.toString(), e);
        }
        archive.as(ZipExporter.class).exportTo(war.toFile());
        running = ParleyServer.start(
                server, new Deployment(war, CONTEXT), folder.resolve("server"), Map.of("parley.leave.grace", "200ms"));
        var http = new HTTPContext("localhost", running.port());
        http.add(new Servlet(RUNNER, CONTEXT));
        return new ProtocolMetaData().addContext(http);
    }

    @Override
    public void undeploy(Archive<?> archive) {
        if (running != null) {
            running.close();
        }
    }
}
