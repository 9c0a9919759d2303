package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.config.ChatConfig.Way;
import org.parley.database.SideTables;
import org.parley.identity.Caller;
import org.parley.identity.Identity;
import org.parley.identity.InvalidNickname;
import org.parley.identity.LoginCookie;
import org.parley.identity.Nickname;
import org.parley.identity.ServerPerson;
import org.parley.limit.SharedLimits;
import org.parley.log.LogUnavailable;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/**
 * The use cases of accounts: make one, log in with it, change what belongs to it.
 *
 * <p>Nothing here blocks the caller; what takes time completes a stage, on the few threads that are for hashes. A refusal
 * is a {@link Refusal}, thrown or the stage's exception. Thread-safe.
 */
@ApplicationScoped
public class Accounts {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HASTE = Duration.ofSeconds(2);
    private static final int ID_BYTES = 10;
    private static final int LONGEST_NAME = 200;
    private static final int IN_ORDER = 5;
    private static final int NUMBERS = 99_000;

    /** One sentence for both, so that nobody learns who has an account. */
    private static final String WRONG = "The name or the password is wrong.";

    private final ChatConfig.Auth auth;
    private final Store store;
    private final Sessions sessions;
    private final Threads threads;
    private final FirstAdmin firstAdmin;
    private final Tries tries;
    private final SecureRandom random = new SecureRandom();
    private final PasswordRules rules = new PasswordRules();
    private volatile @Nullable Passwords passwords;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected Accounts() {
        auth = null;
        store = null;
        sessions = null;
        threads = null;
        firstAdmin = null;
        tries = null;
    }

    /** Begins with what is in the database. */
    @Inject
    public Accounts(
            ChatConfig config,
            Store store,
            Sessions sessions,
            FirstAdmin firstAdmin,
            SharedLimits limits,
            Threads threads,
            LongSupplier nanoTime) {
        this.auth = config.auth();
        this.store = store;
        this.sessions = sessions;
        this.firstAdmin = firstAdmin;
        this.threads = threads;
        this.tries = new Tries(config.limits(), limits, nanoTime);
    }

    /** Begins to forget who tried. */
    public void begin() {
        threads.every(MINUTE, tries::sweep);
    }

    /** What somebody fills in who makes an account. The setup token is null but for the first administrator. */
    public record Registration(
            Nickname name,
            Nickname displayName,
            String password,
            @Nullable String setup) {

        @Override
        public String toString() {
            return "registration";
        }
    }

    /** Makes an account, and logs in with it. */
    public CompletionStage<LoginCookie> register(Registration wanted, String address) {
        require(auth.allows(Way.OWN), "there are no accounts here");
        boolean admin = wanted.setup() != null;
        require(admin || auth.registration(), "nobody makes an account for themselves here");
        rules.check(wanted.password(), wanted.name(), wanted.displayName());
        tries.registration(address);
        return hashing(() -> {
            require(
                    wanted.setup() == null || firstAdmin.take(wanted.setup()),
                    "this setup word is not valid, or not any more");
            var id = new UserId("u-" + HexFormat.of().formatHex(bytes()));
            var account = new Account(
                    id, wanted.name(), wanted.displayName(), passwords().hash(wanted.password()), admin);
            try {
                store.add(account);
            } catch (SideTables.Taken e) {
                firstAdmin.giveBack(wanted.setup());
                throw new Refusal(ErrorCode.CONFLICT, "Somebody has this name, or one that looks like it.");
            } catch (LogUnavailable e) {
                firstAdmin.giveBack(wanted.setup());
                throw e;
            }
            return sessions.begin(account);
        });
    }

    /**
     * Logs in: with what the server's realm knows, or with an account of Parley's. Blocks as long as the realm does.
     *
     * @throws Refusal where it was tried too often
     */
    public CompletionStage<LoginCookie> login(String name, String password, Caller caller) {
        require(auth.allows(Way.OWN) || auth.allows(Way.CONTAINER), "nobody logs in here");
        tries.loginFrom(caller.address());
        if (!isPlausible(name, password)) {
            return CompletableFuture.failedStage(new Refusal(ErrorCode.UNAUTHORIZED, WRONG));
        }
        if (auth.allows(Way.CONTAINER)) {
            tries.loginInto(name.toLowerCase(Locale.ROOT));
            Optional<ServerPerson> known = caller.server().login(name, password);
            if (known.isPresent()) {
                return working(() -> sessions.begin(known.get()));
            }
        }
        return auth.allows(Way.OWN)
                ? hashing(() -> login(name, password))
                : CompletableFuture.failedStage(new Refusal(ErrorCode.UNAUTHORIZED, WRONG));
    }

    /**
     * Counts a login from an address that is settled elsewhere.
     *
     * @throws Refusal where there were too many
     */
    public void countLogin(String address) {
        tries.loginFrom(address);
    }

    private LoginCookie login(String name, String password) {
        Optional<Account> found = nickname(name).flatMap(store::find);
        // By the account, which has more than one name, and each of them many spellings.
        tries.loginInto(found.map(one -> one.id().value()).orElse(name));
        Account account = check(found, password).orElseThrow(() -> new Refusal(ErrorCode.UNAUTHORIZED, WRONG));
        LoginCookie cookie = sessions.begin(account);
        boolean still = store.find(account.id())
                .filter(now -> now.hash().equals(account.hash()))
                .isPresent();
        if (!still) {
            // The password was changed while it was looked at, and that ended the logins before this one.
            sessions.end(cookie.id());
            throw new Refusal(ErrorCode.UNAUTHORIZED, WRONG);
        }
        return cookie;
    }

    /** What is empty some directories take for a visitor's (RFC 4513 section 5.1.2); what is no line disturbs their logs. */
    private static boolean isPlausible(String name, String password) {
        return !password.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
    }

    /** What cannot be a name is nobody's. */
    private static Optional<Nickname> nickname(String name) {
        try {
            return Optional.of(Nickname.parse(name));
        } catch (InvalidNickname e) {
            return Optional.empty();
        }
    }

    /** Changes one's own password; all other logins end. */
    public CompletionStage<Void> changePassword(Identity who, String before, String fresh) {
        UserId id = own(who);
        tries.passwordOf(id);
        return hashing(() -> {
            Account account = check(store.find(id), before)
                    .orElseThrow(() -> new Refusal(ErrorCode.FORBIDDEN, "The password is wrong."));
            rules.check(fresh, account.name(), account.displayName());
            store.changePassword(id, passwords().hash(fresh), who.session());
            sessions.tellEnds();
            return null;
        });
    }

    /** Counts what reads everything that was ever said. */
    void countReading(Caller caller) {
        tries.readingFor(caller);
    }

    /** Has somebody who has an account say the password once more, before something that cannot be undone. */
    CompletionStage<Void> confirm(Identity who, String password) {
        UserId id = own(who);
        tries.passwordOf(id);
        return hashing(() -> {
            if (check(store.find(id), password).isEmpty()) {
                throw new Refusal(ErrorCode.FORBIDDEN, "The password is wrong.");
            }
            return null;
        });
    }

    /** Changes what others see of oneself, from the next connection on. */
    public CompletionStage<Void> rename(Identity who, Nickname fresh) {
        UserId id = own(who);
        tries.renaming(id);
        return working(() -> {
            try {
                store.rename(id, fresh);
            } catch (SideTables.Taken e) {
                throw new Refusal(ErrorCode.CONFLICT, "Somebody has this name, or one that looks like it.");
            }
            sessions.changed(id);
            return null;
        });
    }

    /** Ends all one's logins, on whatever device. */
    public CompletionStage<Void> logoutEverywhere(Identity who) {
        require(who.session() != null, "you are not logged in");
        return working(() -> {
            sessions.endAll(who.person().id());
            return null;
        });
    }

    /** Returns a guest's name, with a number where it looks like that of an account: blocks. */
    public Nickname besides(Nickname wanted) {
        Nickname free = wanted;
        for (int number = 2; auth.allows(Way.OWN) && store.find(free).isPresent(); number++) {
            // Where somebody has taken the first few, any: nobody may make others look long.
            free = wanted.numbered(number <= IN_ORDER ? number : IN_ORDER + 1 + random.nextInt(NUMBERS));
        }
        return free;
    }

    private Optional<Account> check(Optional<Account> account, String password) {
        if (account.isEmpty() || !isPossible(password)) {
            passwords().matchesNobody(isPossible(password) ? password : "");
            return Optional.empty();
        }
        Account known = account.get();
        if (!passwords().matches(password, known.hash())) {
            return Optional.empty();
        }
        if (!passwords().isOld(known.hash())) {
            return account;
        }
        String fresh = passwords().hash(password);
        store.rehash(known.id(), known.hash(), fresh);
        return store.find(known.id()).filter(now -> now.hash().equals(fresh));
    }

    private static boolean isPossible(String password) {
        return password.codePointCount(0, password.length()) <= PasswordRules.MOST;
    }

    /** Made at the first use: it keeps memory, and takes a hash's time. */
    private Passwords passwords() {
        Passwords made = passwords;
        if (made == null) {
            synchronized (this) {
                made = passwords;
                if (made == null) {
                    made = new Passwords();
                    passwords = made;
                }
            }
        }
        return made;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static UserId own(Identity who) {
        require(who.source() == Identity.Source.ACCOUNT, "you have no account of Parley's");
        return who.person().id();
    }

    private static void require(boolean held, String sentence) {
        if (!held) {
            throw new Refusal(ErrorCode.FORBIDDEN, sentence);
        }
    }

    private <T extends @Nullable Object> CompletionStage<T> hashing(Supplier<T> work) {
        return on(threads.hashes(), work);
    }

    <T extends @Nullable Object> CompletionStage<T> working(Supplier<T> work) {
        return on(threads.reads(), work);
    }

    private static <T extends @Nullable Object> CompletionStage<T> on(Executor executor, Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return work.get();
                        } catch (LogUnavailable e) {
                            throw new Refusal(ErrorCode.UNAVAILABLE, "the database is not available", HASTE);
                        }
                    },
                    executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(
                    new Refusal(ErrorCode.UNAVAILABLE, "too many log in at once; try again", HASTE));
        }
    }
}
