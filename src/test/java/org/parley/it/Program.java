package org.parley.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Finds a program of the system's that a test needs. */
public final class Program {

    private Program() {}

    /** Returns where a program is; without it the test is skipped with a clear line, but in CI it fails. */
    public static Path find(String name) {
        // Not everybody's path has the folder in which Debian keeps what administrators run.
        Optional<Path> program = Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)), Stream.of("/usr/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            String sentence = "no " + name + " found: install it";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(sentence);
            }
            Assumptions.abort(sentence);
        }
        return program.orElseThrow();
    }
}
