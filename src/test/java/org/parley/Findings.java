package org.parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a fuzz target has found: Jazzer leaves it in the test's resources, where it is kept once it is mended. */
public final class Findings {

    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private Findings() {}

    /** Returns all inputs that a target has found. */
    public static Stream<byte[]> of(Class<?> target) {
        Path folder = RESOURCES.resolve(target.getName().replace('.', '/') + "Inputs");
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(Findings::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
