package org.parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process takes of the machine, as Linux counts it. */
final class Usage {

    /** Clock ticks a second in {@code /proc}: the same on every Linux. */
    private static final double TICKS = 100;

    /** Fields of {@code /proc/PID/stat} after the command's name. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    private final Path stat;
    private final Path status;

    Usage(long pid) {
        stat = Path.of("/proc", String.valueOf(pid), "stat");
        status = stat.resolveSibling("status");
    }

    /** Returns the CPU seconds since its start, in user and kernel mode. */
    double cpuSeconds() {
        String text = read(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS;
    }

    /** Returns its memory that is in RAM, in bytes. */
    long residentBytes() {
        return read(status)
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
