package org.parley.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system in memory that is soon full. */
final class SmallDisk implements AutoCloseable {

    /** H2 uses no space again for 45 s: under the base load its file grows to 150 MB, which is not to fill the disk. */
    private static final String SIZE = "256m";

    private static final int PIECE = 4 * 1024;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** Mounts it; the test is skipped where this process may not. */
    static SmallDisk mount(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var disk = new SmallDisk(folder);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.folder.toString()) == 0,
                "this process may not mount a file system, so none can be full");
        return disk;
    }

    Path folder() {
        return folder;
    }

    /** Writes to it until nothing more goes in. */
    void fill() {
        byte[] piece = new byte[PIECE];
        try (OutputStream file = Files.newOutputStream(filler())) {
            while (true) {
                file.write(piece);
            }
        } catch (IOException full) {
            // That it is full is what was wanted.
            return;
        }
    }

    /** Makes room again. */
    void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
