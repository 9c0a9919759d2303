package org.parley.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies and clears folders. */
public final class Folders {

    private Folders() {}

    public static void copy(Path from, Path to) throws IOException {
        for (Path source : walk(from)) {
            Path target = to.resolve(from.relativize(source).toString());
            if (Files.isDirectory(source)) {
                Files.createDirectories(target);
            } else {
                Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Makes an empty folder, whatever was there. */
    public static Path empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> old = walk(folder);
            old.sort(Comparator.reverseOrder());
            for (Path path : old) {
                Files.delete(path);
            }
        }
        return Files.createDirectories(folder);
    }

    private static List<Path> walk(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return new ArrayList<>(paths.toList());
        }
    }
}
