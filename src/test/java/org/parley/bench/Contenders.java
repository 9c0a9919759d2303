package org.parley.bench;

import static org.parley.it.server.Servers.PAYARA_MICRO;
import static org.parley.it.server.Servers.TOMEE;
import static org.parley.it.server.Servers.WAR;
import static org.parley.it.server.Servers.WILDFLY;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** All servers that can be measured. */
final class Contenders {

    private static final Path PEERS = Path.of("src", "bench", "peers").toAbsolutePath();

    private static final List<String> SERVER_JS = List.of("server.js");

    private Contenders() {}

    static List<Contender> all(Path target) throws IOException {
        Path bare = Floor.war(target.resolve("bench"));
        Map<String, String> portable = Map.of("parley.fastpath", "off");
        return List.of(
                new ParleyContender("payara", PAYARA_MICRO, WAR, Map.of()),
                new ParleyContender("payara-portable", PAYARA_MICRO, WAR, portable),
                new ParleyContender("tomee", TOMEE, WAR, Map.of()),
                new ParleyContender("tomee-portable", TOMEE, WAR, portable),
                new ParleyContender("wildfly", WILDFLY, WAR, Map.of()),
                new ParleyContender("wildfly-portable", WILDFLY, WAR, portable),
                new Floor(new ParleyContender("payara-bare", PAYARA_MICRO, bare, Map.of())),
                new Floor(new ParleyContender("tomee-bare", TOMEE, bare, Map.of())),
                new Floor(new ParleyContender("wildfly-bare", WILDFLY, bare, Map.of())),
                new Peer("socketio", Dialect.SOCKET_IO, PEERS.resolve("socketio"), "node", SERVER_JS, List.of()),
                new Peer("ws", Dialect.JSON, PEERS.resolve("ws"), "node", SERVER_JS, List.of()),
                new Peer(
                        "bun",
                        Dialect.JSON,
                        PEERS.resolve("bun"),
                        "node_modules/bun/bin/bun.exe",
                        SERVER_JS,
                        List.of()),
                new Peer(
                        "fastapi",
                        Dialect.JSON,
                        PEERS.resolve("fastapi"),
                        "/usr/bin/python3",
                        List.of("server.py"),
                        // As FastAPI has it installed: "uvicorn[standard]".
                        List.of("-c", "import fastapi, uvicorn, websockets, uvloop, httptools")));
    }
}
