package org.parley.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What is measured, as the command line says it.
 *
 * @param target where the WAR and the servers are, and where the report goes
 */
record Options(List<String> scenarios, List<String> servers, List<String> logs, int rounds, Times times, Path target) {

    /** Seconds before the first scenario: a server runs for months, its compiler for half a minute. */
    private static final int WARM_UP = 30;

    /** Reads the system properties that begin with {@code bench.}. */
    static Options read() {
        int seconds = Integer.getInteger("bench.seconds", 10);
        return new Options(
                list("bench.scenarios", "A,B,C,D,E,F,HOT,MANY,JMH"),
                list(
                        "bench.servers",
                        "payara,payara-portable,tomee,wildfly,payara-bare,tomee-bare,wildfly-bare,socketio,ws,bun,fastapi"),
                list("bench.logs", "memory,h2,postgresql"),
                Integer.getInteger("bench.rounds", 3),
                new Times(Duration.ofSeconds(Integer.getInteger("bench.warmup", WARM_UP)), Duration.ofSeconds(seconds)),
                Path.of(System.getProperty("bench.target", "target")).toAbsolutePath());
    }

    private static List<String> list(String key, String standard) {
        String value = System.getProperty(key, "");
        return Arrays.stream((value.isBlank() ? standard : value).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
