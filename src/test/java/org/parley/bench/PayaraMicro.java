package org.parley.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A WAR on Payara Micro.
 *
 * @param settings what Parley is told besides
 */
record PayaraMicro(String name, Path jar, Path war, Map<String, String> settings) implements ParleyContender {

    @Override
    public Path needed() {
        return jar;
    }

    @Override
    public Launch launch(int port, Path folder, Log log) {
        Map<String, String> all = new HashMap<>(log.settings());
        all.putAll(settings);
        List<String> command = Jvm.command(port, folder, all);
        command.addAll(List.of(
                "-jar",
                jar.toAbsolutePath().toString(),
                "--nocluster",
                "--disablephonehome",
                "--port",
                String.valueOf(port),
                "--contextroot",
                "/",
                "--deploy",
                war.toAbsolutePath().toString()));
        return new Launch(command, folder, Map.of(), "/health/ready");
    }
}
