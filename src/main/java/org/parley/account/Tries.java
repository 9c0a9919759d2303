package org.parley.account;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.parley.config.ChatConfig;
import org.parley.identity.Caller;
import org.parley.limit.RateLimiter;
import org.parley.limit.SharedLimits;
import org.parley.protocol.UserId;

/**
 * How often somebody may try to come in, and to make accounts: by the account and by the address; and to ask
 * for what costs much. Who is too fast is refused.
 * Thread-safe.
 */
final class Tries {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** How often at once somebody may have everything read that was ever said, and then once a minute. */
    private static final int READINGS = 5;

    private final RateLimiter<String> intoAccount;
    private final RateLimiter<String> fromAddress;
    private final RateLimiter<String> registrations;
    private final RateLimiter<String> readings;

    Tries(ChatConfig.Limits limits, SharedLimits shared, LongSupplier nanoTime) {
        ChatConfig.Tries tries = limits.tries();
        boolean on = limits.on();
        this.intoAccount = shared.share(
                "accounts",
                new RateLimiter<>(on, MINUTE.dividedBy(tries.account()), tries.account(), nanoTime),
                Function.identity());
        this.fromAddress = shared.share(
                "logins",
                new RateLimiter<>(on, MINUTE.dividedBy(tries.address()), tries.address(), nanoTime),
                Function.identity());
        this.registrations = shared.share(
                "registrations",
                new RateLimiter<>(on, HOUR.dividedBy(tries.registrations()), tries.registrations(), nanoTime),
                Function.identity());
        this.readings =
                shared.share("readings", new RateLimiter<>(on, MINUTE, READINGS, nanoTime), Function.identity());
    }

    /** Counts a login from an address. */
    void loginFrom(String address) {
        fromAddress.require(address, "too many logins from here");
    }

    /** Counts a login by a name, or into the account that it found. */
    void loginInto(String account) {
        intoAccount.require(account, "too many logins with this name");
    }

    /** Counts a change of the password, which is a guess at it too. */
    void passwordOf(UserId account) {
        intoAccount.require(account.value(), "too many tries");
    }

    /** Counts a change of the name. */
    void renaming(UserId account) {
        intoAccount.require("rename " + account, "too many new names");
    }

    /** Counts an account that is made from an address. */
    void registration(String address) {
        registrations.require(address, "too many accounts were made from here");
    }

    /** Counts what reads everything that was ever said. A guest is another person with each cookie, so by the address. */
    void readingFor(Caller caller) {
        boolean guest = caller.identity().person().guest();
        readings.require(guest ? caller.address() : caller.getName(), "you ask for this too often");
    }

    /** Forgets who has waited long enough. */
    void sweep() {
        intoAccount.sweep();
        fromAddress.sweep();
        registrations.sweep();
        readings.sweep();
    }
}
