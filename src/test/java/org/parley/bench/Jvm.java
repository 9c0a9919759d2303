package org.parley.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The JVM that every Jakarta EE server gets, and Parley's settings in it. */
final class Jvm {

    /** The name of the file in which a server tells of its collections. */
    static final String GC_LOG = "gc.log";

    private static final Path OPTIONS = Path.of("server-config", "jvm.options").toAbsolutePath();

    private Jvm() {}

    static String home(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /** Returns the beginning of a command: what is recommended to administrators, and Parley configured for the port. */
    static List<String> command(int port, Path folder, Map<String, String> settings) {
        List<String> command = new ArrayList<>(List.of(
                home("java"),
                "@" + OPTIONS,
                "-Xlog:gc:file=" + folder.resolve(GC_LOG),
                "-Dparley.limits=off",
                "-Dparley.presence.grace=0s",
                "-Dparley.port=" + port,
                "-Dparley.data=" + folder.resolve("data")));
        new TreeMap<>(settings).forEach((key, value) -> command.add("-D" + key + "=" + value));
        return command;
    }
}
