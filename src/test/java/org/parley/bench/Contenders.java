package org.parley.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** All servers that can be measured. */
final class Contenders {

    private static final Path PEERS = Path.of("src", "bench", "peers").toAbsolutePath();

    private Contenders() {}

    static List<Contender> all(Path target) throws IOException {
        Path war = target.resolve("parley.war");
        Path payara = target.resolve("server").resolve("payara-micro.jar");
        Path bare = Floor.war(target.resolve("bench"));
        Path servers = target.resolve("bench").resolve("servers");
        Path tomEe = servers.resolve("apache-tomee-webprofile-9.0.0");
        Path wildFly = servers.resolve("wildfly-39.0.1.Final");
        return List.of(
                new PayaraMicro("payara", payara, war, Map.of()),
                new PayaraMicro("payara-portable", payara, war, Map.of("parley.fastpath", "off")),
                new TomEe("tomee", tomEe, war),
                new WildFly("wildfly", wildFly, war),
                new Floor(new PayaraMicro("payara-bare", payara, bare, Map.of())),
                new Floor(new TomEe("tomee-bare", tomEe, bare)),
                new Floor(new WildFly("wildfly-bare", wildFly, bare)),
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
