package org.parley.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the compilers of a Java process have used of its processor time, as Linux tells it of their threads; nothing elsewhere.
 * It is what a start costs, and no message: three nodes that share two cores compile for minutes.
 */
final class Compiling {

    /** The kernel cuts names of threads: these are {@code C1 CompilerThread0} and its like. */
    private static final String NAME = "C[12] Compiler.*";

    private static final double TICKS_A_SECOND = 100;
    /** Of the fields after the name (proc(5), {@code /proc/pid/stat}): time in user mode, and in the kernel. */
    private static final List<Integer> TIMES = List.of(11, 12);

    private Compiling() {}

    /** Returns them since the process started, in seconds. */
    static double seconds(long pid) {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.isDirectory(threads)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return all.mapToDouble(Compiling::ofThread).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double ofThread(Path thread) {
        try {
            if (!Files.readString(thread.resolve("comm")).strip().matches(NAME)) {
                return 0;
            }
            String stat = Files.readString(thread.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            return TIMES.stream().mapToLong(at -> Long.parseLong(fields[at])).sum() / TICKS_A_SECOND;
        } catch (NoSuchFileException e) {
            return 0; // It ended meanwhile, as threads without work do.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
