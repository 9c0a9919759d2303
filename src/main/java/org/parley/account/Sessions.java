package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.account.Login.Voucher;
import org.parley.backplane.Backplane;
import org.parley.backplane.NodeId;
import org.parley.backplane.Word;
import org.parley.config.ChatConfig;
import org.parley.config.ChatConfig.Way;
import org.parley.identity.GivenName;
import org.parley.identity.Identity;
import org.parley.identity.LoginCookie;
import org.parley.identity.ServerPerson;
import org.parley.identity.SessionId;
import org.parley.identity.TokenPerson;
import org.parley.log.LogUnavailable;
import org.parley.log.OutcomeUnknown;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Person;
import org.parley.protocol.Refusal;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/**
 * Who is logged in: begins logins, recognises people by their cookies, and ends logins on every node.
 *
 * <p>A login that was seen a moment ago is known without asking the database, for {@link #MEMORY}; its end is heard of
 * within {@link #NEWS}, on every node. Calls block. Thread-safe.
 */
@ApplicationScoped
public class Sessions {

    /** How long what was read is believed. */
    static final Duration MEMORY = Duration.ofSeconds(2);

    /** How often it is asked which logins ended elsewhere. */
    private static final Duration NEWS = Duration.ofSeconds(2);

    /** How far apart the clocks of nodes may be, and how long an end is told again. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    /** How long the row of a login stays that has ended. */
    private static final Duration ENDED = Duration.ofDays(1);

    private static final Duration TIDY = Duration.ofMinutes(10);

    /** How often it is noted that a login is used. */
    private static final Duration NOTE = Duration.ofHours(1);

    private static final System.Logger LOG = System.getLogger(Sessions.class.getName());
    private static final int LONGEST_NAME = 1_000;
    private static final int MOST_REMEMBERED = 50_000;

    private final ChatConfig.Auth auth;
    private final Store store;
    private final Backplane backplane;
    private final Threads threads;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<SessionId, Seen> seen = new ConcurrentHashMap<>();
    private final Set<SessionId> recent = ConcurrentHashMap.newKeySet();
    private long heardAt;
    private final List<Consumer<Set<SessionId>>> listeners = new CopyOnWriteArrayList<>();

    private record Seen(Identity identity, long at) {}

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected Sessions() {
        auth = null;
        store = null;
        backplane = null;
        threads = null;
        clock = null;
    }

    /** Begins with what is in the database. */
    @Inject
    public Sessions(ChatConfig config, Store store, Backplane backplane, Threads threads, Clock clock) {
        this.auth = config.auth();
        this.store = store;
        this.backplane = backplane;
        this.threads = threads;
        this.clock = clock;
        this.heardAt = clock.millis();
        backplane.listen(new Ears());
    }

    /** Begins to listen for the ends of logins on other nodes. */
    public void begin() {
        if (isNeeded()) {
            threads.every(NEWS, () -> inTheBackground(this::hearOfEnds));
            threads.every(TIDY, () -> inTheBackground(this::tidy));
        }
    }

    /** Is told of logins that have ended, on whatever node; maybe twice. By any thread; must not wait. */
    public void listen(Consumer<Set<SessionId>> listener) {
        listeners.add(listener);
    }

    /** Returns whether a login ended a moment ago, for who was recognised by it before that and is heard of after it. */
    public boolean hasEnded(@Nullable SessionId id) {
        return id != null && recent.contains(id);
    }

    /** Begins the login of somebody whom the server knows. */
    public LoginCookie begin(ServerPerson person) {
        if (person.name().length() > LONGEST_NAME) {
            throw new Refusal(ErrorCode.FORBIDDEN, "the server has a name for you that is too long");
        }
        var voucher = new Voucher(Identity.Source.CONTAINER, person.name(), person.roles());
        return begin(person.person().id(), voucher);
    }

    /**
     * Begins the login of somebody whom an OpenID provider knows.
     *
     * @param roles those that are asked for and that the person has
     */
    public LoginCookie begin(TokenPerson person, Set<String> roles) {
        if (person.name().length() > LONGEST_NAME) {
            throw new Refusal(ErrorCode.FORBIDDEN, "the provider has a name for you that is too long");
        }
        return begin(person.person().id(), new Voucher(Identity.Source.OPENID, person.name(), roles));
    }

    LoginCookie begin(Account account) {
        return begin(account.id(), null);
    }

    private LoginCookie begin(UserId user, @Nullable Voucher voucher) {
        LoginCookie cookie = LoginCookie.fresh(random);
        store.begin(new Login(cookie.id(), user, voucher));
        return cookie;
    }

    /** Returns who has logged in by that cookie and not yet out. */
    public Optional<Identity> find(LoginCookie cookie) {
        if (!isNeeded()) {
            return Optional.empty();
        }
        SessionId id = cookie.id();
        Seen known = seen.get(id);
        long now = clock.millis();
        if (known != null && now - known.at() < MEMORY.toMillis()) {
            return Optional.of(known.identity());
        }
        Optional<Identity> found = read(id, now);
        // What is not there is not remembered: anybody can ask for that, again and again.
        found.filter(one -> seen.size() < MOST_REMEMBERED).ifPresent(one -> seen.put(id, new Seen(one, now)));
        return found;
    }

    /** Forgets what was read of somebody, because it has changed. */
    void changed(UserId user) {
        seen.values().removeIf(entry -> entry.identity().person().id().equals(user));
    }

    /** Ends a login: its sockets are closed, and its cookie opens nothing any more. */
    public void end(SessionId id) {
        store.end(id);
        tell(Set.of(id));
        backplane.tell(new Word.LoggedOut(Set.of(id)));
    }

    /** Ends all logins of somebody. */
    void endAll(UserId user) {
        store.endAll(user);
        tellEnds();
    }

    /** Tells, here and on all nodes, which logins have just ended: blocks. */
    void tellEnds() {
        Set<SessionId> before = Set.copyOf(recent);
        hearOfEnds();
        Set<SessionId> ended = new HashSet<>(recent);
        ended.removeAll(before);
        if (!ended.isEmpty()) {
            backplane.tell(new Word.LoggedOut(ended));
        }
    }

    /** What other nodes tell, so that it is heard also where their clocks are far apart. */
    private final class Ears implements Backplane.Listener {

        @Override
        public void heard(NodeId from, Word word) {
            if (word instanceof Word.LoggedOut out) {
                tell(out.logins());
            }
        }
    }

    private Optional<Identity> read(SessionId id, long now) {
        Optional<SessionRow> row = store.session(id)
                .filter(found -> now - found.usedAt() < auth.session().toMillis());
        if (row.isPresent() && now - row.get().usedAt() > note()) {
            // Not here: who reads need not wait until something can be written.
            inTheBackground(() -> store.used(id, now));
        }
        return row.flatMap(found -> identity(id, found));
    }

    private Optional<Identity> identity(SessionId id, SessionRow row) {
        String server = row.serverName();
        if (server == null) {
            return auth.allows(Way.OWN)
                    ? store.find(new UserId(row.userId())).map(account -> identity(id, account))
                    : Optional.empty();
        }
        String roles = row.serverRoles();
        Set<String> split = Arrays.stream((roles == null ? "" : roles).split(",", -1))
                .filter(role -> !role.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        var person = new Person(new UserId(row.userId()), GivenName.shown(server), false);
        return auth.allows(row.source() == Identity.Source.OPENID ? Way.OIDC : Way.CONTAINER)
                ? Optional.of(new Identity(person, row.source(), true, split, id))
                : Optional.empty();
    }

    private static Identity identity(SessionId id, Account account) {
        Set<String> roles = account.admin() ? Set.of(Identity.ADMIN) : Set.of();
        return new Identity(account.person(), Identity.Source.ACCOUNT, true, roles, id);
    }

    /** How often it is noted that a login is used, in milliseconds. */
    private long note() {
        return Math.min(NOTE.toMillis(), auth.session().toMillis() / 10);
    }

    private void tell(Set<SessionId> ended) {
        recent.addAll(ended);
        seen.keySet().removeAll(ended);
        listeners.forEach(listener -> listener.accept(ended));
    }

    /** Asks which logins ended since it was last known, and tells them all again: a socket may have come in between. */
    synchronized void hearOfEnds() {
        long now = clock.millis();
        Set<SessionId> ended = store.endedSince(heardAt - SKEW.toMillis());
        heardAt = now;
        recent.retainAll(ended);
        if (!ended.isEmpty()) {
            tell(ended);
        }
        seen.values().removeIf(entry -> now - entry.at() > MEMORY.toMillis());
    }

    private void tidy() {
        long now = clock.millis();
        store.endUnused(now - auth.session().toMillis());
        store.forget(now - ENDED.toMillis());
    }

    /** Whether anybody can log in at all; where nobody can, there need be no database. */
    private boolean isNeeded() {
        return auth.allows(Way.OWN) || auth.allows(Way.CONTAINER) || auth.allows(Way.OIDC);
    }

    private void inTheBackground(Runnable task) {
        try {
            threads.reads().execute(() -> quietly(task));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "too much waits for the database", e);
        }
    }

    /** What fails is done again a little later. */
    private static void quietly(Runnable task) {
        try {
            task.run();
        } catch (LogUnavailable | OutcomeUnknown e) {
            LOG.log(System.Logger.Level.DEBUG, "the database is not available", e);
        }
    }
}
