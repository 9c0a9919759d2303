package org.parley.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.parley.account.FirstAdmin;
import org.parley.backplane.Backplane;
import org.parley.config.ChatConfig;
import org.parley.log.LogUnavailable;
import org.parley.threads.Threads;

/**
 * Says once, in one line, that Parley is ready, and where.
 *
 * <p>No portable API tells an application its port, or when the server begins to listen. So the server is asked in its own
 * way, unless the port is configured, and the line is written after the first answer from there. Where the server does
 * not say, the line names the context path alone.
 */
@ApplicationScoped
public class ReadyLine {

    private static final System.Logger LOG = System.getLogger("org.parley");
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** How often an address is asked whether it answers: five minutes long. */
    private static final int PATIENCE = 1_200;

    /** How often the server is asked for its address: 30 s long. */
    private static final int QUESTIONS = 120;

    private static final int TIMEOUT = 2_000;

    private final ChatConfig config;
    private final Backplane backplane;
    private final Threads threads;
    private final FirstAdmin firstAdmin;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected ReadyLine() {
        config = null;
        backplane = null;
        threads = null;
        firstAdmin = null;
    }

    /** Says nothing yet. */
    @Inject
    public ReadyLine(ChatConfig config, Backplane backplane, Threads threads, FirstAdmin firstAdmin) {
        this.config = config;
        this.backplane = backplane;
        this.threads = threads;
        this.firstAdmin = firstAdmin;
    }

    /** Writes the line when the application answers. */
    public void announce(String contextPath) {
        threads.after(PAUSE, () -> find(contextPath, QUESTIONS));
    }

    private void find(String contextPath, int tries) {
        Optional<Address> address = config.port().isPresent()
                ? Optional.of(new Address("http", config.port().getAsInt()))
                : Address.ofServer();
        if (address.isPresent()) {
            probe(address.get(), contextPath, PATIENCE);
        } else if (tries > 0) {
            threads.after(PAUSE, () -> find(contextPath, tries - 1));
        } else {
            say("at the context path " + contextPath + "/", contextPath);
        }
    }

    private void probe(Address address, String contextPath, int tries) {
        String url = address.url(contextPath);
        // Nobody here can know the certificate.
        if (address.scheme().equals("https") || answers(url + "health/live")) {
            say("at " + url, contextPath);
        } else if (tries > 0) {
            threads.after(PAUSE, () -> probe(address, contextPath, tries - 1));
        } else {
            LOG.log(System.Logger.Level.WARNING, "nothing answers at {0}: is parley.port right?", url);
        }
    }

    private void say(String where, String contextPath) {
        LOG.log(
                System.Logger.Level.INFO,
                "Parley {0} is ready {1} (context: {2}, log: {3}{4}, backplane: {5}, authentication: {6})",
                version(),
                where,
                contextPath.isEmpty() ? "/" : contextPath,
                config.log().name().toLowerCase(Locale.ROOT),
                config.log() == ChatConfig.Log.JPA ? " in " + place() : "",
                backplane.name(),
                config.auth().ways().stream()
                        .map(way -> way.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(", ")));
        threads.reads().execute(this::sayHowToBegin);
    }

    /** Also where nobody reads it: there is no default password, and this one opens one account, once. */
    private void sayHowToBegin() {
        Optional<String> word;
        try {
            word = firstAdmin.token();
        } catch (LogUnavailable e) {
            LOG.log(System.Logger.Level.DEBUG, "nobody can tell whether there is an administrator", e);
            threads.after(LATER, () -> threads.reads().execute(this::sayHowToBegin));
            return;
        }
        word.ifPresent(token -> LOG.log(
                System.Logger.Level.INFO,
                "nobody administers this Parley yet: make the first administrator''s account with this word,"
                        + " which is good until then: {0}",
                token));
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
