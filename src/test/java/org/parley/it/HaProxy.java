package org.parley.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.it.server.Ports;

/** HAProxy with the configuration that is shipped, in front of nodes that it calls {@code one}, {@code two}, … */
public final class HaProxy extends Balancer {

    /** What it calls the nodes, in their order. */
    public static final List<String> NAMES = List.of("one", "two", "three");

    private static final Path CONFIG =
            Path.of("server-config/haproxy/haproxy.cfg").toAbsolutePath();

    private final int door;

    private HaProxy(int port, int door, ProcessBuilder command, Path log) {
        super(port, command, log);
        this.door = door;
    }

    /** Starts it. */
    public static HaProxy before(List<ParleyServer> nodes, Path folder) {
        return before(nodes, folder, Map.of());
    }

    /**
     * Starts it.
     *
     * @param folder where its log goes
     * @param more variables that its configuration reads
     */
    static HaProxy before(List<ParleyServer> nodes, Path folder, Map<String, String> more) {
        Path program = Program.find("haproxy");
        try {
            int port = Ports.free();
            int door = Ports.free();
            // Without a master, so that the process is the one that balances.
            var command = new ProcessBuilder(program.toString(), "-db", "-f", CONFIG.toString());
            Map<String, String> variables = command.environment();
            variables.put("PARLEY_BIND", "127.0.0.1:" + port);
            variables.put("PARLEY_STATS", "127.0.0.1:" + door);
            for (int i = 0; i < nodes.size(); i++) {
                variables.put(
                        "PARLEY_" + NAMES.get(i).toUpperCase(Locale.ROOT),
                        "127.0.0.1:" + nodes.get(i).port());
            }
            variables.putAll(more);
            return new HaProxy(port, door, command, folder.resolve("haproxy.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether it sends people to a node. */
    public boolean isUp(String node) {
        return figure(node, "status").startsWith("UP");
    }

    /** Returns how many sockets and calls a node has through it now. */
    public int connections(String node) {
        return Integer.parseInt(figure(node, "scur"));
    }

    private String figure(String node, String name) {
        List<List<String>> rows = tell("show stat")
                .lines()
                .map(line -> List.of(line.replaceFirst("^# ", "").split(",", -1)))
                .toList();
        int column = rows.get(0).indexOf(name);
        return rows.stream()
                .filter(row -> row.get(0).equals("parley") && row.get(1).equals(node))
                .findFirst()
                .orElseThrow()
                .get(column);
    }

    /** Gives it an order, as an administrator does, and returns its answer. */
    String tell(String order) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door)) {
            socket.getOutputStream().write((order + "\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
