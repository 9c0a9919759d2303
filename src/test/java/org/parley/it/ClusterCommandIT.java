package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.server.Folders;
import org.parley.it.server.Ports;

/**
 * {@code mvn -Pcluster} on a machine that has never run it: everything starts, with the heap that the command gives it, in a
 * folder in which nothing was unpacked before, and ends with it.
 */
class ClusterCommandIT {

    private static final Path BUILT = Path.of("target").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+/");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Process command;

    @BeforeEach
    void begin() throws IOException {
        Path target = folder.resolve("target");
        Files.createDirectories(target.resolve("server"));
        Path server = Path.of("server/payara-micro.jar");
        Files.createSymbolicLink(target.resolve(server), BUILT.resolve(server));
        // Payara finds no bean behind a link.
        Folders.copy(BUILT.resolve("parley"), target.resolve("parley"));
        command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + System.getProperty("cluster.heap"),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "server-config/cluster/Run.java",
                        String.valueOf(Ports.free()),
                        target.toString())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    @AfterEach
    void end() {
        List<ProcessHandle> parts = parts();
        command.destroyForcibly();
        parts.forEach(ProcessHandle::destroyForcibly);
    }

    /** Returns all that it has started, PostgreSQL among it, which is nobody's child. */
    private List<ProcessHandle> parts() {
        Stream<ProcessHandle> unpacked = ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").startsWith(folder.toString()));
        return Stream.concat(command.descendants(), unpacked).distinct().toList();
    }

    private Path output() {
        return folder.resolve("output.txt");
    }

    /** Waits for the line that says where it is: the one address, and those of the nodes. */
    private List<URI> addresses() {
        String ready = Awaitility.await("it is ready")
                .atMost(PATIENCE)
                .failFast("it has ended", () -> !command.isAlive())
                .until(
                        () -> Files.readString(output())
                                .lines()
                                .filter(line -> line.startsWith("Parley is ready at"))
                                .findFirst()
                                .orElse(""),
                        line -> !line.isEmpty());
        return ADDRESS.matcher(ready)
                .results()
                .map(MatchResult::group)
                .map(URI::create)
                .toList();
    }

    private static ChatClient guest(URI address, String name) {
        ChatClient client =
                ChatClient.json(URI.create(address.toString().replace("http:", "ws:") + "chat/lobby?name=" + name));
        client.await("joined");
        return client;
    }

    @Test
    void everythingStartsInAnEmptyFolderAndEndsWithTheCommand() throws InterruptedException {
        List<URI> addresses = addresses();
        assertThat(addresses).hasSize(3);
        try (ChatClient ada = guest(addresses.get(1), "Ada");
                ChatClient bob = guest(addresses.get(2), "Bob");
                ChatClient eve = guest(addresses.get(0), "Eve")) {
            ada.send("type", "send", "id", 1, "room", "lobby", "cid", "c1", "text", "hello");
            for (ChatClient hearer : List.of(bob, eve)) {
                assertThat(hearer.await("message").getString("text")).isEqualTo("hello");
            }
        }
        List<ProcessHandle> parts = parts();
        assertThat(parts).hasSizeGreaterThanOrEqualTo(5);
        command.destroy();
        assertThat(command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        Awaitility.await("all have ended").until(() -> parts.stream().noneMatch(ProcessHandle::isAlive));
    }
}
