package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.Host;
import org.parley.it.LiveHeap;
import org.parley.it.OnEachServer;
import org.parley.it.ParleyServer;

/**
 * What a server takes until Parley is ready, and while nobody is there: each run adds a line to {@code
 * target/start-up.csv}, with the seconds to readiness, the process's MB in RAM, and the MB that live in its heap.
 */
class StartIT {

    private static final Path FIGURES = Path.of("target", "start-up.csv");

    /** MB: nobody is there. */
    private static final double MOST = 150;

    @OnEachServer
    void anIdleServerKeepsLittle(Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws IOException {
        long begin = System.nanoTime();
        try (ParleyServer server = ParleyServer.start(host.server(), folder, Map.of())) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            double resident = new Usage(server.pid()).residentBytes() / 1e6;
            double heap = LiveHeap.bytes(server.pid()) / 1e6;
            String line = String.format(
                    Locale.ROOT, "%s,%.1f,%.0f,%.0f%n", host.server().name(), seconds, resident, heap);
            Files.writeString(FIGURES, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            assertThat(heap).isLessThan(MOST);
        }
    }
}
