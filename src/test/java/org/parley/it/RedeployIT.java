package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that is taken away leaves nothing in the server, and one that is deployed anew gets its people back. */
@Tag(OnEachServer.TAG)
class RedeployIT {

    private static final int CROWD = 20;
    private static final int TIMES = 10;

    /**
     * Payara and GlassFish remember a connection for half a minute, and WildFly a thread for a minute: for the next use. On a
     * busy machine that took WildFly more than three.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** What the JDK and a server keep until the memory is needed, they let go at once. */
    private static final String NO_CACHES = "-XX:SoftRefLRUPolicyMSPerMB=0";

    /** What the WAR's libraries and Parley call their threads. */
    private static final List<String> THREADS = List.of("\"parley", "\"H2 ", "\"MVStore ", "\"HikariPool");

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("org.parley.it.Host#testedRedeployingServers")
    void nothingIsLeftOfAnApplicationThatIsTakenAway(
            Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        try (ParleyServer server = start(host, folder)) {
            List<ChatClient> crowd = crowd(server);
            say(crowd.get(0), "before");
            assertThat(threads(server)).isNotEmpty();
            assertThat(applications(server)).isPositive();
            server.undeploy();
            for (ChatClient client : crowd) {
                assertThat(client.closeCode()).isEqualTo(goodbye(host));
            }
            Awaitility.await("no thread is left")
                    .untilAsserted(() -> assertThat(threads(server)).isEmpty());
            awaitApplications(server, host, 0);
            server.deploy();
            try (ChatClient ada = ChatClient.json(server.ws("chat/lobby?name=Ada"))) {
                assertThat(ada.await("joined").getJsonArray("events"))
                        .extracting(event -> event.asJsonObject().getString("text"))
                        .containsExactly("before");
            }
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("org.parley.it.Host#testedRedeployingServers")
    void everybodyComesBackAfterEachOfTenRedeploys(Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        try (ParleyServer server = start(host, folder)) {
            long one = applications(server);
            List<String> said = new ArrayList<>();
            for (int time = 1; time <= TIMES; time++) {
                List<ChatClient> crowd = crowd(server);
                said.add("before redeploy " + time);
                say(crowd.get(0), "before redeploy " + time);
                server.deploy();
                for (ChatClient client : crowd) {
                    assertThat(client.closeCode()).isEqualTo(goodbye(host));
                }
            }
            awaitApplications(server, host, one + kept(host));
            for (ChatClient client : crowd(server)) {
                assertThat(client.await("joined").getJsonArray("events"))
                        .extracting(event -> event.asJsonObject().getString("text"))
                        .containsExactlyElementsOf(said);
                client.leave();
            }
        }
    }

    private static ParleyServer start(Host host, Path folder) {
        return ParleyServer.start(host.server(), folder, Map.of("parley.drain", "1s"), List.of(NO_CACHES));
    }

    private static List<ChatClient> crowd(ParleyServer server) {
        List<ChatClient> crowd = IntStream.range(0, CROWD)
                .mapToObj(i -> ChatClient.json(server.ws("chat/lobby")))
                .toList();
        crowd.forEach(client -> client.await("joined"));
        return crowd;
    }

    private static void say(ChatClient client, String text) {
        client.send("type", "send", "id", 1, "room", "lobby", "cid", text, "text", text);
        assertThat(client.answer(1).getString("type")).isEqualTo("ok");
    }

    private static List<String> threads(ParleyServer server) {
        return Jcmd.ask(server.pid(), "Thread.print")
                .lines()
                .filter(line -> THREADS.stream().anyMatch(line::startsWith))
                .toList();
    }

    /** Returns what people are told: ours, or the word of a server that ends all sockets before an application hears. */
    private static int goodbye(Host host) {
        return switch (host.server().name()) {
            case "tomee", "tomee-plus", "wildfly" -> 1001;
            default -> 4000;
        };
    }

    /** Returns how many of those that another took the place of a server keeps for itself; never more than the last. */
    private static int kept(Host host) {
        return switch (host) {
            // On Payara the one before: org.glassfish.weld.WeldDeployer.bundleToBeanDeploymentArchive.
            case PAYARA_SERVER, OPEN_LIBERTY -> 1;
            default -> 0;
        };
    }

    private static void awaitApplications(ParleyServer server, Host host, long most) {
        if (host == Host.GLASSFISH || host == Host.TOMEE_PLUS) {
            // GlassFish keeps each: com.sun.enterprise.deployment.util.ResourceValidator, and java.sql.DriverManager
            // for it.
            // So does TomEE Plus, by more than its MicroProfile Config, which SharedConfiguration takes it from.
            return;
        }
        Awaitility.await("the classes of those before are gone")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(applications(server)).isLessThanOrEqualTo(most));
    }

    /** Returns how many times the JVM has the WAR's classes, after a collection. */
    private static long applications(ParleyServer server) {
        Jcmd.ask(server.pid(), "GC.run");
        return Jcmd.ask(server.pid(), "VM.class_hierarchy")
                .lines()
                .filter(line -> line.contains("org.parley.web.Lifecycle/"))
                .count();
    }
}
