package org.parley.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.it.server.AppServer;
import org.parley.it.server.Deployment;
import org.parley.it.server.Extras;

/**
 * A server whose clock is set while it runs, by Debian's {@code faketime}. Time that only goes on, of timers and time-outs,
 * stays right, as on a machine whose clock was set.
 *
 * @param offset the file in which the offset is
 */
record WrongClock(AppServer server, Path library, Path offset) implements AppServer {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final int DEPTH = 3;

    /** How long a process may take to see a new offset. */
    static final Duration NOTICED = Duration.ofSeconds(2);

    /** Returns where the package has put it. */
    static Optional<Path> find() {
        try (Stream<Path> files =
                Files.find(LIBRARIES, DEPTH, (file, attributes) -> file.endsWith("libfaketimeMT.so.1"))) {
            return files.findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the clock, as far from the right time as this. */
    void set(Duration wrong) {
        try {
            Files.createDirectories(offset.toAbsolutePath().getParent());
            Path fresh = Files.writeString(offset.resolveSibling("fresh"), "%+d".formatted(wrong.toSeconds()));
            Files.move(fresh, offset, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> environment(Path folder) {
        Map<String, String> all = new HashMap<>(server.environment(folder));
        all.put("LD_PRELOAD", library.toString());
        all.put("FAKETIME_TIMESTAMP_FILE", offset.toAbsolutePath().toString());
        all.put("FAKETIME_CACHE_DURATION", "1");
        all.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        return all;
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public Path home() {
        return server.home();
    }

    @Override
    public List<String> command(List<String> java, int port, Path folder, Deployment deployment) throws IOException {
        return server.command(java, port, folder, deployment);
    }

    @Override
    public Path accessLogs(Path folder) {
        return server.accessLogs(folder);
    }

    @Override
    public Extras extras() {
        return server.extras();
    }

    @Override
    public AppServer with(Extras extras) {
        return new WrongClock(server.with(extras), library, offset);
    }

    @Override
    public String dataSource() {
        return server.dataSource();
    }
}
