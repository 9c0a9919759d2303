package org.parley.it.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara Micro.
 *
 * @param home its jar
 */
public record PayaraMicro(Path home) implements AppServer {

    private static final Path LOGGING = Path.of("server-config/payara-micro/logging.properties");

    @Override
    public List<String> command(List<String> java, int port, Path folder, Path war) {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(
                "-jar",
                home.toAbsolutePath().toString(),
                "--nocluster",
                "--disablephonehome",
                "--logproperties",
                LOGGING.toAbsolutePath().toString(),
                "--port",
                String.valueOf(port),
                "--contextroot",
                "/",
                "--deploy",
                war.toAbsolutePath().toString()));
        return command;
    }
}
