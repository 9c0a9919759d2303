package org.parley.it;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.it.server.AppServer;
import org.parley.it.server.RedeployingServer;
import org.parley.it.server.Servers;

/** A server that Parley runs on, and the way that its frames take there: the server's own fast path, or the portable one. */
public enum Host {
    PAYARA("on", "Tyrus"),
    PAYARA_PORTABLE("off", "Jakarta WebSocket"),
    TOMEE("on", "Tomcat"),
    TOMEE_PORTABLE("off", "Jakarta WebSocket"),
    WILDFLY("on", "Undertow"),
    WILDFLY_PORTABLE("off", "Jakarta WebSocket"),
    PAYARA_SERVER("on", "Tyrus"),
    TOMEE_PLUS("on", "Tomcat"),
    OPEN_LIBERTY("on", "Jakarta WebSocket"),
    GLASSFISH("on", "Tyrus");

    /** The servers that the build has unpacked and wants tested, by {@link AppServer#name}. */
    private static final List<String> TESTED = List.of(
            System.getProperty("parley.servers", "payara-micro,tomee,wildfly").split(",", -1));

    private final String fastPath;
    private final String way;

    Host(String fastPath, String way) {
        this.fastPath = fastPath;
        this.way = way;
    }

    /** Returns those that are to be tested now, in the order of their declaration. */
    public static List<Host> tested() {
        return Arrays.stream(values())
                .filter(host -> TESTED.contains(host.server().name()))
                .toList();
    }

    /** Returns those that are to be tested now, each server once and as it is by default. */
    public static List<Host> testedServers() {
        return tested().stream().filter(host -> host.fastPath.equals("on")).toList();
    }

    /** Returns those servers that can be given an application anew while they run. */
    static List<Host> testedRedeployingServers() {
        return testedServers().stream()
                .filter(host -> host.server() instanceof RedeployingServer)
                .toList();
    }

    /** Returns those servers whose own single sign-on has a script in {@code server-config}. */
    static List<Host> testedPortalServers() {
        return testedServers().stream()
                .filter(host -> host == TOMEE || host == TOMEE_PLUS)
                .toList();
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
    public AppServer server() {
        return switch (this) {
            case PAYARA, PAYARA_PORTABLE -> Servers.PAYARA_MICRO;
            case TOMEE, TOMEE_PORTABLE -> Servers.TOMEE;
            case WILDFLY, WILDFLY_PORTABLE -> Servers.WILDFLY;
            case PAYARA_SERVER -> Servers.PAYARA;
            case TOMEE_PLUS -> Servers.TOMEE_PLUS;
            case OPEN_LIBERTY -> Servers.OPEN_LIBERTY;
            case GLASSFISH -> Servers.GLASSFISH;
        };
    }
}
