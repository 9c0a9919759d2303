package org.parley.it;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.parley.it.server.AppServer;
import org.parley.it.server.Servers;

/** A server that Parley runs on, and the way that its frames take there: the server's own fast path, or the portable one. */
public enum Host {
    PAYARA("on", "Tyrus"),
    PAYARA_PORTABLE("off", "Jakarta WebSocket"),
    TOMEE("on", "Tomcat"),
    TOMEE_PORTABLE("off", "Jakarta WebSocket"),
    WILDFLY("on", "Undertow"),
    WILDFLY_PORTABLE("off", "Jakarta WebSocket");

    private final String fastPath;
    private final String way;

    Host(String fastPath, String way) {
        this.fastPath = fastPath;
        this.way = way;
    }

    /** Returns what its log says of the way of its frames. */
    String way() {
        return "frames go through " + way;
    }

    /** Starts it with these settings, and waits until it is ready. */
    ParleyServer start(Path folder, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("parley.fastpath", fastPath);
        return ParleyServer.start(server(), folder, all);
    }

    /** Returns the server alone. */
    AppServer server() {
        return switch (this) {
            case PAYARA, PAYARA_PORTABLE -> Servers.PAYARA_MICRO;
            case TOMEE, TOMEE_PORTABLE -> Servers.TOMEE;
            case WILDFLY, WILDFLY_PORTABLE -> Servers.WILDFLY;
        };
    }
}
