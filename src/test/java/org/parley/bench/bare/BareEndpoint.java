package org.parley.bench.bare;

import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/** The least that can be connected to: it says that one has joined, and keeps nothing. */
@ServerEndpoint(value = "/chat/{room}", subprotocols = "parley.v1.json")
public class BareEndpoint {

    /** Says that one has joined. */
    @OnOpen
    public void open(Session session) throws IOException {
        session.setMaxIdleTimeout(0);
        session.getBasicRemote().sendText("{\"type\":\"joined\"}");
    }

    /** Hears, and does nothing: a socket that takes messages costs more than one that does not. */
    @OnMessage
    public void text(String part, boolean last) {}
}
