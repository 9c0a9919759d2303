package org.parley.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Linux keeps for the readers of a server's connections, as {@code /proc/net} tells it. */
final class SendQueues {

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String ESTABLISHED = "01";
    private static final int HEX = 16;

    private final int server;

    /** @param server the server's port */
    SendQueues(int server) {
        this.server = server;
    }

    /** Returns the bytes that wait for each reader, by the reader's port; those that are closed are missing. */
    Map<Integer, Long> waiting() {
        Map<Integer, Long> waiting = new HashMap<>();
        for (Path table : TABLES) {
            try {
                Files.readAllLines(table).stream().skip(1).forEach(line -> {
                    String[] fields = line.strip().split("\\s+", -1);
                    if (port(fields[1]) == server && fields[3].equals(ESTABLISHED)) {
                        waiting.put(port(fields[2]), Long.parseLong(fields[4].split(":", 2)[0], HEX));
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return waiting;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), HEX);
    }
}
