package org.parley.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is said to a server over its WebSocket, and how it is understood.
 *
 * @param path the request's target, with {@code {room}} and {@code {name}}
 * @param subprotocol empty: none
 * @param heads what the server's frames begin with; without a {@link Head#JOINED} the handshake is the joining
 * @param greeting what is answered to {@link Head#OPENED}
 * @param pong what is answered to {@link Head#PING}
 * @param message a message, with {@code {room}}, {@code {id}} and {@code {text}}
 */
record Dialect(String path, String subprotocol, Map<Head, String> heads, String greeting, String pong, String message) {

    /** Parley's own subprotocol. */
    static final Dialect PARLEY = new Dialect(
            "/chat/{room}?name={name}",
            "parley.v1.json",
            Map.of(
                    Head.JOINED, "{\"type\":\"joined\"",
                    Head.PING, "{\"type\":\"ping\"",
                    Head.ACKNOWLEDGED, "{\"type\":\"ok\",\"re\":",
                    Head.REFUSED, "{\"type\":\"error\"",
                    Head.PRESENCE, "{\"type\":\"presence\""),
            "",
            "{\"type\":\"pong\"}",
            "{\"type\":\"send\",\"id\":{id},\"room\":\"{room}\",\"cid\":\"c{id}\",\"text\":\"{text}\"}");

    /** Plain JSON, as servers speak it that were written by hand. */
    static final Dialect JSON = new Dialect(
            "/chat/{room}?name={name}",
            "",
            Map.of(),
            "",
            "",
            "{\"type\":\"send\",\"id\":{id},\"room\":\"{room}\",\"text\":\"{text}\"}");

    /** Socket.IO 4 over Engine.IO 4, by WebSocket from the beginning. */
    static final Dialect SOCKET_IO = new Dialect(
            "/socket.io/?EIO=4&transport=websocket&room={room}&name={name}",
            "",
            Map.of(Head.OPENED, "0{", Head.JOINED, "40", Head.PING, "2"),
            "40",
            "3",
            "42[\"message\",{\"type\":\"send\",\"id\":{id},\"room\":\"{room}\",\"text\":\"{text}\"}]");

    /** Returns the request that opens a socket. */
    byte[] handshake(int port, String room, String name) {
        String target = path.replace("{room}", room).replace("{name}", name);
        String offer = subprotocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
        return ("GET " + target + " HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + offer + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns whether who is connected is in the room. */
    boolean joinsByHandshake() {
        return !heads.containsKey(Head.JOINED);
    }

    /** Returns the messages to a room, each with a text of this many characters. */
    MessageFrame message(String room, int size) {
        return new MessageFrame(message.replace("{room}", room), size);
    }
}
