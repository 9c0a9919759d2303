package org.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.Program;
import org.parley.it.server.Ports;

/** The one command that shows a cluster: the page works through HAProxy on two nodes, and goes on when one is killed. */
@ExtendWith(Chromium.class)
class ClusterPageIT {

    private static final Pattern READY = Pattern.compile("Parley is ready at (\\S+) \\(nodes at (\\S+), (\\S+)\\)");
    private static final Duration START = Duration.ofMinutes(6);
    private static final long END_SECONDS = 60;
    private static final double PATIENCE = 60_000;
    private static final String ROOM = "cluster";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /** What {@code mvn -Pcluster} starts, with the class path of the tests as it does. */
    private Process start(Path log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "server-config/cluster/Run.java",
                        String.valueOf(Ports.free()),
                        "target")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static URI ready(Process cluster, Path log) {
        return Awaitility.await("the cluster is ready")
                .atMost(START)
                .until(
                        () -> {
                            String written = Files.readString(log);
                            if (!cluster.isAlive()) {
                                throw new IllegalStateException("the cluster ended:\n" + written);
                            }
                            return READY.matcher(written).results().findFirst().map(line -> URI.create(line.group(1)));
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void whatOneSaysOnOneNodeTheOtherSeesAlsoWhenANodeIsKilled(Browser browser) throws Exception {
        Program.find("haproxy");
        Path log = folder.resolve("cluster.log");
        Process cluster = start(log);
        try {
            URI address = ready(cluster, log);
            List<ProcessHandle> parts = cluster.descendants().toList();
            try (Visitor ada = Visitor.wide(browser).enter(address, ROOM, "Ada");
                    Visitor bob = Visitor.wide(browser).enter(address, ROOM, "Bob")) {
                ada.say(ROOM, "one");
                bob.sees(ROOM, "one");
                bob.say(ROOM, "two");
                ada.sees(ROOM, "two");

                node(parts, "node-1").destroyForcibly();
                ada.say(ROOM, "three");
                bob.bubbles(ROOM, "three").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
                bob.say(ROOM, "four");
                ada.bubbles(ROOM, "four").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
                assertThat(ada.texts(ROOM)).containsExactly("one", "two", "three", "four");
                assertThat(bob.texts(ROOM)).containsExactly("one", "two", "three", "four");
                ada.picture("cluster").hasNoComplaints();
            }
            cluster.destroy();
            assertThat(cluster.waitFor(END_SECONDS, TimeUnit.SECONDS)).isTrue();
            Awaitility.await("all of it has ended").until(() -> parts.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            cluster.destroy();
            cluster.waitFor();
        }
    }

    private static ProcessHandle node(List<ProcessHandle> parts, String name) {
        return parts.stream()
                .filter(part -> part.info().arguments().stream()
                        .anyMatch(arguments -> List.of(arguments).stream().anyMatch(one -> one.endsWith("/" + name))))
                .findFirst()
                .orElseThrow();
    }
}
