package org.parley.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.config.ChatConfig;
import org.parley.config.Setting;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The manifests are YAML, set only what Parley understands, and leave it the time that it needs. */
class ManifestsTest {

    private static final Path CONFIG = Path.of("server-config");

    private static List<Map<String, Object>> documents(String file) throws IOException {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<Map<String, Object>> documents = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(CONFIG.resolve(file))) {
            for (Object document : new Yaml(new SafeConstructor(options)).loadAll(reader)) {
                documents.add(map(document));
            }
        }
        return documents;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** Goes down by names, and into the first of a list. */
    private static Object at(Object value, String... names) {
        Object now = value;
        for (String name : names) {
            now = map(now instanceof List<?> list ? list.get(0) : now).get(name);
            assertThat(now).as(name).isNotNull();
        }
        return now;
    }

    private static ChatConfig config(Map<String, Object> variables) {
        return ChatConfig.from(key -> String.valueOf(
                variables.getOrDefault(key.toUpperCase(Locale.ROOT).replace('.', '_'), "")));
    }

    private static Map<String, Object> kind(String kind) throws IOException {
        return documents("kubernetes/parley.yaml").stream()
                .filter(document -> kind.equals(document.get("kind")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatKubernetesIsToldIsWhatParleyUnderstands() throws IOException {
        Map<String, Object> settings = map(at(kind("ConfigMap"), "data"));
        assertThat(Arrays.stream(Setting.values()).map(Setting::variable)).containsAll(settings.keySet());
        ChatConfig config = config(settings);
        Object pod = at(kind("Deployment"), "spec", "template", "spec");
        int grace = (Integer) at(pod, "terminationGracePeriodSeconds");
        assertThat(grace)
                .isGreaterThanOrEqualTo(
                        (int) config.notice().plus(config.drain()).toSeconds() + 25);
        int probes = (Integer) at(pod, "containers", "startupProbe", "failureThreshold")
                * (Integer) at(pod, "containers", "startupProbe", "periodSeconds");
        assertThat(probes).isGreaterThan((int) config.db().patience().toSeconds());
    }

    @Test
    void theProbesAndThePortsOfKubernetesFitTogether() throws IOException {
        Object container = at(kind("Deployment"), "spec", "template", "spec", "containers");
        assertThat(at(container, "livenessProbe", "httpGet", "path")).isEqualTo("/health/live");
        assertThat(at(container, "readinessProbe", "httpGet", "path")).isEqualTo("/health/ready");
        assertThat(at(container, "ports", "name")).isEqualTo("http");
        assertThat(at(kind("Service"), "spec", "ports", "targetPort")).isEqualTo("http");
        assertThat(at(kind("Service"), "spec", "selector"))
                .isEqualTo(at(kind("Deployment"), "spec", "template", "metadata", "labels"));
        assertThat(at(container, "ports", "containerPort").toString())
                .isEqualTo(containerfile()
                        .filter(line -> line.startsWith("EXPOSE "))
                        .findFirst()
                        .orElseThrow()
                        .substring("EXPOSE ".length()));
    }

    @Test
    void whatComposeStartsIsWhatParleyUnderstands() throws IOException {
        Object parley = at(documents("container/compose.yaml").get(0), "services", "parley");
        assertThat(Arrays.stream(Setting.values()).map(Setting::variable))
                .containsAll(map(at(parley, "environment")).keySet());
        assertThat(CONFIG.resolve("container")
                        .resolve(String.valueOf(at(parley, "build", "context")))
                        .resolve(String.valueOf(at(parley, "build", "dockerfile"))))
                .exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void aNodeOfTheClusterIsOneOfSeveralAndHasTheTimeToEnd(String node) throws IOException {
        Object parley = at(documents("cluster/compose.yaml").get(0), "services", node);
        Map<String, Object> settings = map(at(parley, "environment"));
        assertThat(Arrays.stream(Setting.values()).map(Setting::variable)).containsAll(settings.keySet());
        ChatConfig config = config(settings);
        assertThat(config.nodes().areMany()).isTrue();
        assertThat(config.notice()).isPositive();
        int grace = Integer.parseInt(at(parley, "stop_grace_period").toString().replace("s", ""));
        assertThat(grace)
                .isGreaterThanOrEqualTo(
                        (int) config.notice().plus(config.drain()).toSeconds() + 25);
        assertThat(CONFIG.resolve("cluster")
                        .resolve(String.valueOf(at(parley, "build", "context")))
                        .resolve(String.valueOf(at(parley, "build", "dockerfile"))))
                .exists();
    }

    @Test
    void theBalancerOfTheClusterIsToldWhereTheNodesAre() throws IOException {
        Object services = at(documents("cluster/compose.yaml").get(0), "services");
        Map<String, Object> variables = map(at(services, "balancer", "environment"));
        String haProxy = Files.readString(CONFIG.resolve("haproxy/haproxy.cfg"));
        assertThat(variables.keySet()).allMatch(name -> haProxy.contains("${" + name));
        for (String node : List.of("one", "two")) {
            assertThat(variables.get("PARLEY_" + node.toUpperCase(Locale.ROOT)))
                    .isEqualTo(at(services, node, "networks", "default", "ipv4_address") + ":8080");
            assertThat(at(services, node, "environment", "PARLEY_PROXY_ADDRESSES"))
                    .isEqualTo(at(services, "balancer", "networks", "default", "ipv4_address"));
        }
        String mounted = ((List<?>) at(services, "balancer", "volumes")).get(0).toString();
        assertThat(CONFIG.resolve("cluster").resolve(mounted.replaceFirst(":.*", "")))
                .exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FROM ", "COPY target/parley-micro.jar ", "USER 10001", "ENTRYPOINT "})
    void theContainerHasAServerAUserAndACommand(String beginning) throws IOException {
        assertThat(containerfile()).anyMatch(line -> line.startsWith(beginning));
    }

    private static Stream<String> containerfile() throws IOException {
        return Files.readAllLines(CONFIG.resolve("container/Containerfile")).stream();
    }
}
