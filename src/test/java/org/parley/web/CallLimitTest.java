package org.parley.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.backplane.LocalBackplane;
import org.parley.config.ChatConfig;
import org.parley.identity.Caller;
import org.parley.identity.GuestCookie;
import org.parley.identity.Guests;
import org.parley.identity.Identity;
import org.parley.identity.Nickname;
import org.parley.identity.ServerLogin;
import org.parley.limit.SharedLimits;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.threads.Threads;

/** Who calls too often waits, and nobody else. */
class CallLimitTest {

    private static final int CALLS = 6;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final AtomicLong now = new AtomicLong();
    private final Guests guests = new Guests();
    private final Threads threads = new Threads(1, System::nanoTime);
    private final CallLimit limit = limit(Map.of("parley.limit.calls", String.valueOf(CALLS)));

    @AfterEach
    void end() {
        threads.close();
    }

    private CallLimit limit(Map<String, String> settings) {
        return new CallLimit(
                ChatConfig.from(key -> settings.getOrDefault(key, "")),
                new SharedLimits(new LocalBackplane()),
                threads,
                now::get);
    }

    private static Caller caller(Identity identity, String address) {
        return new Caller(identity, null, address, false, ServerLogin.NONE);
    }

    private static @Nullable Refusal refusal(CallLimit limit, Caller caller) {
        return catchThrowableOfType(Refusal.class, () -> limit.count(caller));
    }

    private void callAsOftenAsAllowed(Caller caller) {
        for (int i = 0; i < CALLS; i++) {
            assertThat(refusal(limit, caller)).isNull();
        }
    }

    @Test
    void aPersonIsToldHowLongToWaitAndIsHeardAfterThat() {
        Caller ada = caller(guests.of(guests.fresh()), "192.0.2.1");
        callAsOftenAsAllowed(ada);
        Refusal refusal = refusal(limit, ada);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(refusal.after()).isEqualTo(INTERVAL);
        assertThat(refusal.seconds()).isEqualTo(10);
        now.addAndGet(INTERVAL.toNanos());
        assertThat(refusal(limit, ada)).isNull();
        assertThat(refusal(limit, ada)).isNotNull();
    }

    @Test
    void aPersonIsTheSameFromEveryAddressAndOthersAreOthers() {
        GuestCookie cookie = guests.fresh();
        callAsOftenAsAllowed(caller(guests.of(cookie), "192.0.2.1"));
        assertThat(refusal(limit, caller(guests.of(cookie), "192.0.2.2"))).isNotNull();
        assertThat(refusal(limit, caller(guests.of(guests.fresh()), "192.0.2.1")))
                .isNull();
    }

    @Test
    void whoBringsNothingOrANameAloneCountsByTheAddress() {
        String address = "192.0.2.1";
        callAsOftenAsAllowed(caller(guests.stranger(address), address));
        assertThat(refusal(limit, caller(guests.outside(address), address))).isNotNull();
        Identity bob = guests.recognise(null, Nickname.parse("Bob"));
        assertThat(refusal(limit, caller(bob, address))).isNotNull();
        assertThat(refusal(limit, caller(bob, "192.0.2.2"))).isNull();
    }

    @Test
    void nobodyIsCountedWhereTheLimitsAreOff() {
        CallLimit off = limit(Map.of("parley.limits", "off", "parley.limit.calls", "1"));
        Caller ada = caller(guests.of(guests.fresh()), "192.0.2.1");
        for (int i = 0; i < CALLS; i++) {
            assertThat(refusal(off, ada)).isNull();
        }
    }
}
