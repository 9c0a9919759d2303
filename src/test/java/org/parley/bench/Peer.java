package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.it.server.Folders;

/**
 * A chat server as users of another library write it, from a folder with its source.
 *
 * @param folder its source; copied before its packages are installed beside it
 * @param runtime what starts it, relative to the folder or found on the path
 * @param arguments what follows; the port comes by the environment variable {@code PORT}
 * @param probe arguments with which it ends well where all that it needs is installed; npm installs what is its own
 */
record Peer(String name, Dialect dialect, Path folder, String runtime, List<String> arguments, List<String> probe)
        implements Contender {

    @Override
    public boolean isParley() {
        return false;
    }

    @Override
    public Optional<String> missing() {
        boolean present = Files.exists(folder.resolve("package.json"))
                ? Npm.present(folder.resolve("package.json"))
                : Files.exists(Path.of(runtime)) && probed();
        return present ? Optional.empty() : Optional.of("what it runs on is not installed here");
    }

    private boolean probed() {
        List<String> command = new ArrayList<>(List.of(runtime));
        command.addAll(probe);
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // Not a program: it is not installed.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Launch launch(int port, Path start, Log log) throws IOException {
        Path copy = Path.of("target", "bench", "peers", name).toAbsolutePath();
        Folders.copy(folder, copy);
        if (Files.exists(copy.resolve("package.json"))) {
            Npm.install(copy);
        }
        List<String> command = new ArrayList<>();
        Path own = copy.resolve(runtime);
        command.add(Files.exists(own) ? own.toString() : runtime);
        command.addAll(arguments);
        return new Launch(command, copy, Map.of("PORT", String.valueOf(port), "NODE_ENV", "production"), "");
    }
}
