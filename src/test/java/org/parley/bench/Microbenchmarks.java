package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the microbenchmarks of the hot pieces by JMH, where the build has compiled them. */
final class Microbenchmarks {

    private final Path folder;

    /**
     * Begins with nothing run.
     *
     * @param folder where JMH leaves its figures
     */
    Microbenchmarks(Path folder) {
        this.folder = folder;
    }

    /** Returns one row each: name, mode, threads, samples, score, error, unit. */
    List<String[]> run() throws IOException {
        if (getClass().getResource("/META-INF/BenchmarkList") == null) {
            throw new IOException("the microbenchmarks are compiled by the profile \"bench\" only");
        }
        Path figures = folder.resolve("jmh.csv");
        Process jmh = new ProcessBuilder(
                        Jvm.home("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.openjdk.jmh.Main",
                        "-rf",
                        "csv",
                        "-rff",
                        figures.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("jmh.log").toFile())
                .start();
        try {
            if (jmh.waitFor() != 0) {
                throw new IOException("JMH failed; see " + folder.resolve("jmh.log"));
            }
        } catch (InterruptedException e) {
            jmh.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while JMH ran", e);
        }
        return Files.readAllLines(figures).stream()
                .skip(1)
                .map(line -> line.replace("\"", "").split(",", -1))
                .toList();
    }
}
