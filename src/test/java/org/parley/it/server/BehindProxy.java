package org.parley.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara Micro as a node behind a balancer, which serves until its end.
 *
 * <p>On SIGTERM it deletes a folder that it has made itself, and with it the application, and stops Hazelcast, which it asks at
 * each call, before it sends {@code prepare_shutdown} (seen with 6.2025.10). So the folder is given, and Hazelcast left out.
 */
public record BehindProxy(AppServer micro) implements AppServer {

    @Override
    public String name() {
        return micro.name();
    }

    @Override
    public Path home() {
        return micro.home();
    }

    @Override
    public List<String> command(List<String> java, int port, Path folder, Deployment deployment) throws IOException {
        List<String> command = new ArrayList<>(micro.command(java, port, folder, deployment));
        // With it there is a Hazelcast again.
        command.remove("--nocluster");
        command.addAll(List.of(
                "--nohazelcast",
                "--rootdir",
                Files.createTempDirectory(folder, "server-").toString()));
        return command;
    }

    @Override
    public Path accessLogs(Path folder) {
        return micro.accessLogs(folder);
    }

    @Override
    public Extras extras() {
        return micro.extras();
    }

    @Override
    public AppServer with(Extras extras) {
        return new BehindProxy(micro.with(extras));
    }

    @Override
    public String dataSource() {
        return micro.dataSource();
    }
}
