package org.parley.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** All servers that can be measured. */
final class Contenders {

    private static final Path PEERS = Path.of("src", "bench", "peers").toAbsolutePath();

    private Contenders() {}

    static List<Contender> all(Path target) {
        Path war = target.resolve("parley.war");
        Path payara = target.resolve("server").resolve("payara-micro.jar");
        Path servers = target.resolve("bench").resolve("servers");
        return List.of(
                new PayaraMicro("payara", payara, war, Map.of()),
                new PayaraMicro("payara-portable", payara, war, Map.of("parley.fastpath", "off")),
                new TomEe(servers.resolve("apache-tomee-webprofile-9.0.0"), war),
                new WildFly(servers.resolve("wildfly-39.0.1.Final"), war),
                new Peer("socketio", Dialect.SOCKET_IO, PEERS.resolve("socketio"), "node", List.of("server.js")),
                new Peer("ws", Dialect.JSON, PEERS.resolve("ws"), "node", List.of("server.js")),
                new Peer(
                        "bun",
                        Dialect.JSON,
                        PEERS.resolve("bun"),
                        "node_modules/bun/bin/bun.exe",
                        List.of("server.js")),
                new Peer("fastapi", Dialect.JSON, PEERS.resolve("fastapi"), "/usr/bin/python3", List.of("server.py")));
    }
}
