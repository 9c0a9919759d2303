package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.account.Accounts.Registration;
import org.parley.backplane.LocalBackplane;
import org.parley.config.ChatConfig;
import org.parley.database.Database;
import org.parley.database.SideTables;
import org.parley.identity.Caller;
import org.parley.identity.Guests;
import org.parley.identity.Identity;
import org.parley.identity.LoginCookie;
import org.parley.identity.Nickname;
import org.parley.identity.ServerLogin;
import org.parley.identity.ServerPerson;
import org.parley.identity.SessionId;
import org.parley.limit.SharedLimits;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.threads.Threads;

/** Accounts and logins, in a real database in memory. */
class AccountsTest {

    private static final String PASSWORD = "correct horse battery";
    private static final Nickname ADA = new Nickname("Ada");
    private static final byte[] KEY = {1, 2, 3};

    private final AtomicLong nanos = new AtomicLong();
    private final Threads threads = new Threads(1, System::nanoTime);
    private final Database database = Database.passing(6, threads, Clock.systemUTC());
    private final List<SessionId> ended = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-29T12:00:00Z");
    private final Store store = new Store(new SideTables(() -> database), clock());
    private final ChatConfig config =
            ChatConfig.from(key -> Map.<String, String>of().getOrDefault(key, ""));
    private final FirstAdmin firstAdmin = new FirstAdmin(config, store, SetupWord.shared(() -> KEY));
    private final Sessions sessions = sessions();
    private final Accounts accounts = new Accounts(
            config, store, sessions, firstAdmin, new SharedLimits(new LocalBackplane()), threads, nanos::get);

    private Sessions sessions() {
        var made = new Sessions(config, store, new LocalBackplane(), threads, clock());
        made.listen(ended::addAll);
        return made;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @AfterEach
    void close() {
        threads.close();
        database.close();
    }

    private static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Caller from(String address) {
        return new Caller(new Guests().stranger(address), null, address, false, ServerLogin.NONE);
    }

    private LoginCookie register(Nickname name) {
        return get(accounts.register(new Registration(name, name, PASSWORD, null), "10.0.0.1"));
    }

    private LoginCookie login(String name, String password) {
        return get(accounts.login(name, password, from("10.0.0.1")));
    }

    private Identity who(LoginCookie cookie) {
        return sessions.find(cookie).orElseThrow();
    }

    @Test
    void whoHasAnAccountIsKnownByTheCookieOfEachLogin() {
        LoginCookie registered = register(ADA);
        LoginCookie login = login("ada", PASSWORD);
        assertThat(login).isNotEqualTo(registered);
        assertThat(who(login).person()).isEqualTo(who(registered).person());
        assertThat(who(login).person().name()).isEqualTo("Ada");
        assertThat(who(login).person().guest()).isFalse();
    }

    @Test
    void noDumpOfTheDatabaseTellsAPasswordOrOpensALogin() {
        LoginCookie cookie = register(ADA);
        String hash = store.find(ADA).orElseThrow().hash();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(PASSWORD);
        assertThat(cookie.id().value()).doesNotContain(cookie.secret());
        assertThat(sessions.find(new LoginCookie(cookie.id().value().substring(0, 43))))
                .isEmpty();
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreAnsweredAlike() {
        register(ADA);
        assertThatThrownBy(() -> login("Ada", "wrong horse battery"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHORIZED))
                .satisfies(known ->
                        assertThatThrownBy(() -> login("Bob", PASSWORD)).hasMessage(known.getMessage()));
    }

    @Test
    void oneWhoLooksLikeAnotherGetsNoAccount() {
        register(ADA);
        for (String name : List.of("ada", "ADA", "A d a")) {
            assertThatThrownBy(() -> register(new Nickname(name)))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        }
        assertThat(accounts.besides(ADA).value()).isEqualTo("Ada 2");
    }

    @Test
    void aHashOfAnEarlierDayIsRenewedAtTheLogin() {
        register(ADA);
        Account ada = store.find(ADA).orElseThrow();
        String weak =
                "$argon2id$v=19$m=1024,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$h+Jo8mEzrDZG/IcvJbyFWLZOGQiIhyYem3Gf+QLfb/k";
        store.rehash(ada.id(), ada.hash(), weak);
        login("Ada", PASSWORD);
        assertThat(store.find(ADA).orElseThrow().hash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        login("Ada", PASSWORD);
    }

    @Test
    void aHashThatIsRenewedBringsBackNoPasswordThatWasChangedMeanwhile() {
        register(ADA);
        Account seen = store.find(ADA).orElseThrow();
        store.changePassword(seen.id(), "the hash of another", null);
        store.rehash(seen.id(), seen.hash(), "a better hash of the old one");
        assertThat(store.find(ADA).orElseThrow().hash()).isEqualTo("the hash of another");
    }

    @Test
    void afterTenFailuresNobodyTriesThatAccountForAWhile() {
        register(ADA);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> login("Ada", "wrong horse battery")).hasMessageContaining("wrong");
        }
        assertThatThrownBy(() -> login("Ada", PASSWORD))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RATE_LIMITED));
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        login("Ada", PASSWORD);
    }

    @Test
    void whoSpellsTheNameInAnotherWayTriesTheSameAccount() {
        register(new Nickname("LILLI"));
        List<String> spellings = List.of("LILLI", "lilli", "L I L L I", "Lilli");
        for (int i = 0; i < 10; i++) {
            String spelling = spellings.get(i % spellings.size());
            assertThatThrownBy(() -> login(spelling, "wrong horse battery")).hasMessageContaining("wrong");
        }
        assertThatThrownBy(() -> login("lilli", PASSWORD)).hasMessageContaining("too many");
    }

    @Test
    void oneAddressDoesNotTryForEver() {
        for (int i = 0; i < 60; i++) {
            String name = "Nobody " + i;
            assertThatThrownBy(() -> login(name, PASSWORD)).hasMessageContaining("wrong");
        }
        assertThatThrownBy(() -> login("Nobody", PASSWORD)).hasMessageContaining("too many logins from here");
    }

    @Test
    void ofVeryManyLoginsTheOneThatWasNotUsedLongestEnds() {
        LoginCookie first = register(ADA);
        List<LoginCookie> later = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
            now = now.plusSeconds(60);
            later.add(login("Ada", PASSWORD));
        }
        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(later.get(0))).isPresent();
    }

    @Test
    void whatIsNoNameOrNoPasswordIsAskedOfNobody() {
        ServerLogin realm = new ServerLogin() {
            @Override
            public Optional<ServerPerson> login(String name, String password) {
                throw new AssertionError("the realm was asked");
            }

            @Override
            public void logout() {
                throw new AssertionError("the realm was asked");
            }
        };
        ChatConfig both = ChatConfig.from(key -> key.equals("parley.auth") ? "own,container" : "");
        var asking = new Accounts(
                both, store, sessions, firstAdmin, new SharedLimits(new LocalBackplane()), threads, nanos::get);
        var caller = new Caller(new Guests().stranger("10.0.0.1"), null, "10.0.0.1", false, realm);
        for (String name : List.of("a\r\nb", "x".repeat(201))) {
            assertThatThrownBy(() -> get(asking.login(name, PASSWORD, caller))).hasMessageContaining("wrong");
        }
        assertThatThrownBy(() -> get(asking.login("ada", "", caller))).hasMessageContaining("wrong");
    }

    @Test
    void whoLogsOutIsNotKnownAnyMoreAndEverybodyHearsOfIt() {
        LoginCookie first = register(ADA);
        LoginCookie second = login("Ada", PASSWORD);
        sessions.end(first.id());
        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(second)).isPresent();
        assertThat(ended).containsExactly(first.id());
    }

    @Test
    void anotherNodeHearsOfAnEndAndBelievesNothingOld() {
        LoginCookie cookie = register(ADA);
        Sessions other = new Sessions(config, store, new LocalBackplane(), threads, clock());
        assertThat(other.find(cookie)).isPresent();
        sessions.end(cookie.id());
        now = now.plus(Sessions.MEMORY);
        assertThat(other.find(cookie)).isEmpty();
    }

    @Test
    void aChangedPasswordEndsAllOtherLogins() {
        LoginCookie here = register(ADA);
        LoginCookie elsewhere = login("Ada", PASSWORD);
        get(accounts.changePassword(who(here), PASSWORD, "another horse battery"));
        assertThat(sessions.find(here)).isPresent();
        assertThat(sessions.find(elsewhere)).isEmpty();
        assertThat(ended).containsOnly(elsewhere.id());
        assertThatThrownBy(() -> login("Ada", PASSWORD)).hasMessageContaining("wrong");
        login("Ada", "another horse battery");
    }

    @Test
    void thePasswordIsAskedForBeforeItIsChanged() {
        LoginCookie here = register(ADA);
        assertThatThrownBy(() -> get(accounts.changePassword(who(here), "wrong horse battery", "another horse")))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
        login("Ada", PASSWORD);
    }

    @Test
    void logoutEverywhereEndsEachLogin() {
        LoginCookie here = register(ADA);
        LoginCookie elsewhere = login("Ada", PASSWORD);
        get(accounts.logoutEverywhere(who(here)));
        assertThat(new HashSet<>(ended)).isEqualTo(Set.of(here.id(), elsewhere.id()));
        assertThat(sessions.find(here)).isEmpty();
    }

    @Test
    void aLoginThatNobodyUsesEnds() {
        LoginCookie cookie = register(ADA);
        now = now.plus(Duration.ofDays(29));
        use(cookie);
        now = now.plus(Duration.ofDays(29));
        use(cookie);
        now = now.plus(Duration.ofDays(31));
        assertThat(sessions.find(cookie)).isEmpty();
    }

    private void use(LoginCookie cookie) {
        assertThat(sessions.find(cookie)).isPresent();
        Awaitility.await("a note of it")
                .until(() -> store.session(cookie.id()).orElseThrow().usedAt() == now.toEpochMilli());
    }

    @Test
    void aNewNameIsSeenAndTheOldOneIsFree() {
        LoginCookie cookie = register(ADA);
        get(accounts.rename(who(cookie), new Nickname("Countess")));
        assertThat(who(cookie).person().name()).isEqualTo("Countess");
        assertThatThrownBy(() -> register(new Nickname("countess"))).isInstanceOf(Refusal.class);
        get(accounts.rename(who(cookie), new Nickname("Ada King")));
        register(new Nickname("Countess"));
    }

    @Test
    void theFirstAdministratorNeedsTheWordFromTheLogAndNobodyElseGetsIn() {
        assertThatThrownBy(() -> get(accounts.register(new Registration(ADA, ADA, PASSWORD, ""), "10.0.0.1")))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
        String word = firstAdmin.token().orElseThrow();
        LoginCookie admin = get(accounts.register(new Registration(ADA, ADA, PASSWORD, word), "10.0.0.1"));
        assertThat(who(admin).roles()).containsExactly(Identity.ADMIN);
        var bob = new Nickname("Bob");
        assertThatThrownBy(() -> get(accounts.register(new Registration(bob, bob, PASSWORD, word), "10.0.0.1")))
                .isInstanceOf(Refusal.class);
        assertThat(firstAdmin.token()).isEmpty();
        assertThat(who(register(bob)).roles()).isEmpty();
    }

    @Test
    void theWordThatOneNodeHasToldIsGoodOnAnotherOnce() {
        var other = new FirstAdmin(config, store, SetupWord.shared(() -> KEY));
        String word = other.token().orElseThrow();
        assertThat(firstAdmin.token()).contains(word);
        get(accounts.register(new Registration(ADA, ADA, PASSWORD, word), "10.0.0.1"));
        assertThat(other.take(word)).isFalse();
        assertThat(SetupWord.fresh().make())
                .hasSameSizeAs(word)
                .isNotEqualTo(SetupWord.fresh().make());
        assertThat(SetupWord.shared(() -> new byte[32]).make()).isNotEqualTo(word);
    }

    @Test
    void aPasswordOfAMegabyteIsRefusedWithoutAHash() {
        assertThatThrownBy(() -> accounts.register(new Registration(ADA, ADA, "x".repeat(1 << 20), null), "10.0.0.1"))
                .isInstanceOf(InvalidPassword.class);
        register(ADA);
        assertThatThrownBy(() -> login("Ada", "x".repeat(1 << 20))).hasMessageContaining("wrong");
    }
}
