package org.parley.socket;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;

/**
 * Chooses the subprotocol, and no extension. Everything else about a handshake is settled before it, by the filter in
 * front.
 *
 * <p>No identity travels in here: on Open Liberty user properties belong to the endpoint, not to the session.
 */
public final class Handshake extends ServerEndpointConfig.Configurator {

    /** The subprotocol of version 1. */
    public static final String V1 = "parley.v1.json";

    private static final String OURS = "parley.";

    /**
     * Chooses version 1 where it is offered, and nothing, which is plain text, where nothing of ours is.
     *
     * <p>An offer of other versions only is accepted as it came, so that the client can be told with a close code: a
     * browser reports a handshake without a chosen subprotocol as a mere failure.
     */
    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        if (requested.contains(V1)) {
            return V1;
        }
        return requested.stream()
                .filter(offer -> offer.startsWith(OURS))
                .findFirst()
                .orElse("");
    }

    /**
     * Takes none: Tomcat would compress for every browser, which offers it, with memory for each socket, and at the cost
     * of a frame that is made once for all.
     */
    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }

    /**
     * Makes the endpoint of a session.
     *
     * <p>Left to itself, Tyrus has CDI read the class anew for every session, under one lock for all of them: that is
     * what a crowd that comes back at once waits for.
     */
    @Override
    public <T> T getEndpointInstance(Class<T> type) throws InstantiationException {
        return type == ChatEndpoint.class
                ? type.cast(
                        new ChatEndpoint(CDI.current().select(Connections.class).get()))
                : super.getEndpointInstance(type);
    }

    /** Leaves the check to the filter in front, which knows the host and the cookie too. */
    @Override
    public boolean checkOrigin(String origin) {
        return true;
    }
}
