package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Knows how many files, and so sockets, this process and those that it starts may open. */
final class OpenFiles {

    /** Files that a process has open besides its sockets. */
    private static final long OTHERS = 1_000;

    private OpenFiles() {}

    /** Fails where fewer sockets than these can be open. */
    static void require(long sockets) throws IOException {
        if (limit() < sockets + OTHERS) {
            throw new IllegalStateException("only " + limit() + " files may be open and " + (sockets + OTHERS)
                    + " are needed: raise it with ulimit -n");
        }
    }

    private static long limit() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.replaceFirst("Max open files\\s+", "").split("\\s+", 2)[0])
                .mapToLong(soft -> soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft))
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
