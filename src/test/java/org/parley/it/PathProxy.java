package org.parley.it;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.parley.it.server.Ports;

/** A reverse proxy that serves a Parley at a path of its own choice, as the front door of an intranet does. */
public final class PathProxy implements AutoCloseable {

    private final Undertow proxy;
    private final URI address;

    /**
     * Begins to serve.
     *
     * @param target where Parley is, with a slash at its end
     * @param path where it is to be found, without a slash at its end
     */
    public PathProxy(URI target, String path) {
        int port;
        try {
            port = Ports.free();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        address = URI.create("http://localhost:" + port + path + "/");
        URI without = URI.create(target.toString().replaceFirst("/$", ""));
        var client = new LoadBalancingProxyClient().addHost(without);
        proxy = Undertow.builder()
                .addHttpListener(port, "localhost")
                .setHandler(Handlers.path()
                        .addPrefixPath(
                                path,
                                ProxyHandler.builder().setProxyClient(client).build()))
                .build();
        proxy.start();
    }

    /** Returns where people find Parley, with a slash at its end. */
    public URI address() {
        return address;
    }

    @Override
    public void close() {
        proxy.stop();
    }
}
