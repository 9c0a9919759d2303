package org.parley.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Installs the packages of peers that are written in JavaScript. */
final class Npm {

    private Npm() {}

    /** Returns whether there are packages to install, and something to install them with. */
    static boolean present(Path manifest) {
        return Files.exists(manifest) && onPath("npm") && onPath("node");
    }

    /** Installs what a folder's {@code package.json} names, once. */
    static void install(Path folder) throws IOException {
        if (Files.exists(folder.resolve("node_modules"))) {
            return;
        }
        Process npm = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--loglevel=error")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("npm.log").toFile())
                .start();
        try {
            if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new IOException("npm install failed:\n" + Files.readString(folder.resolve("npm.log")));
            }
        } catch (InterruptedException e) {
            npm.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while npm installed", e);
        }
    }

    private static boolean onPath(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
