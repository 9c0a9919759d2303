package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.config.ChatConfig.Way;
import org.parley.log.LogUnavailable;

/**
 * How the first administrator comes to be: by a random token that is only in the server's log, and only as long as there
 * is none. Thread-safe.
 */
@ApplicationScoped
public class FirstAdmin {

    private final boolean accounts;
    private final Store store;
    private final SetupWord words;
    private @Nullable String token;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected FirstAdmin() {
        accounts = false;
        store = null;
        words = null;
    }

    /** Makes no token yet. */
    @Inject
    public FirstAdmin(ChatConfig config, Store store, SetupWord words) {
        this.accounts = config.auth().allows(Way.OWN);
        this.store = store;
        this.words = words;
    }

    /** Returns the token, on several nodes the same; nothing where there is an administrator, or are no accounts. Blocks. */
    public synchronized Optional<String> token() {
        if (!accounts || store.hasAdmin()) {
            return Optional.empty();
        }
        String made = words.make();
        token = made;
        return Optional.of(made);
    }

    /**
     * Takes the token, so that it opens one account only: blocks, for there may be an administrator by another node's.
     *
     * @return false where it is not the token, or there is an administrator
     * @throws LogUnavailable when nobody can tell
     */
    synchronized boolean take(String guess) {
        String valid = token;
        boolean taken = valid != null
                && MessageDigest.isEqual(guess.getBytes(StandardCharsets.UTF_8), valid.getBytes(StandardCharsets.UTF_8))
                && !store.hasAdmin();
        if (taken) {
            token = null;
        }
        return taken;
    }

    /** Gives a token back that was taken, because the account came to nothing; null is none. */
    synchronized void giveBack(@Nullable String taken) {
        if (taken != null) {
            token = taken;
        }
    }
}
