package org.parley.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.parley.config.ChatConfig;
import org.parley.threads.Threads;

/**
 * Says once, in one line, that Parley is ready, and where.
 *
 * <p>No portable API tells an application its port, or when the server begins to listen. Where the port is configured,
 * the line is written after the first answer from there; elsewhere as soon as the application is up.
 */
@ApplicationScoped
public class ReadyLine {

    private static final System.Logger LOG = System.getLogger("org.parley");
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int PATIENCE = 1_200;
    private static final int TIMEOUT = 2_000;

    private final ChatConfig config;
    private final Threads threads;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected ReadyLine() {
        config = null;
        threads = null;
    }

    /** Says nothing yet. */
    @Inject
    public ReadyLine(ChatConfig config, Threads threads) {
        this.config = config;
        this.threads = threads;
    }

    /** Writes the line when the application answers. */
    public void announce(String contextPath) {
        if (config.port().isEmpty()) {
            say("at the context path " + contextPath + "/");
        } else {
            String address = "http://localhost:" + config.port().getAsInt() + contextPath + "/";
            threads.after(PAUSE, () -> probe(address, PATIENCE));
        }
    }

    private void probe(String address, int tries) {
        if (answers(address + "health/live")) {
            say("at " + address);
        } else if (tries > 0) {
            threads.after(PAUSE, () -> probe(address, tries - 1));
        } else {
            LOG.log(System.Logger.Level.WARNING, "nothing answers at {0}: is parley.port right?", address);
        }
    }

    private void say(String where) {
        String log = config.log().name().toLowerCase(Locale.ROOT);
        LOG.log(
                System.Logger.Level.INFO,
                "Parley {0} is ready {1} (log: {2}{3})",
                version(),
                where,
                log,
                config.log() == ChatConfig.Log.JPA ? " in " + place() : "");
    }

    private Object place() {
        return config.db().isBuiltIn() ? config.data().toAbsolutePath() : config.db();
    }

    private static String version() {
        return ResourceBundle.getBundle("org.parley.run.version").getString("version");
    }

    private static boolean answers(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT);
            connection.setReadTimeout(TIMEOUT);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            // Not yet: that is what is being waited for.
            return false;
        }
    }
}
