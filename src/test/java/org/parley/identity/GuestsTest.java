package org.parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a guest is, and which pages may speak for them. */
class GuestsTest {

    private final Guests guests = new Guests();
    private final Nicknames nicknames = new Nicknames();

    private Nicknames.Claim claim(String name) {
        return nicknames.claim(Guests.named(Nickname.parse(name)));
    }

    @Test
    void aCookieIsTheSamePersonAgainAndTellsNobodyItsSecret() {
        GuestCookie cookie = guests.fresh().named(Nickname.parse("Ada"));
        GuestCookie again = GuestCookie.parse(cookie.value()).orElseThrow();
        assertThat(again).isEqualTo(cookie);
        assertThat(guests.of(again).person()).isEqualTo(guests.of(cookie).person());
        assertThat(again.id().value()).doesNotContain(cookie.secret());
        assertThat(guests.fresh().id()).isNotEqualTo(cookie.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", ".", "short.QWRh", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA.\u00e9"})
    void whatIsNotOurCookieIsNobody(String value) {
        assertThat(GuestCookie.parse(value)).isEmpty();
    }

    @Test
    void aNameInACookieThatIsNotAllowedIsDropped() {
        GuestCookie parsed = GuestCookie.parse("A".repeat(22) + ".4oCu").orElseThrow();
        assertThat(parsed.name()).isNull();
        assertThat(guests.of(parsed).named()).isFalse();
    }

    @Test
    void aNameThatIsGivenWinsOverACookieWithAnother() {
        GuestCookie ada = guests.fresh().named(Nickname.parse("Ada"));
        assertThat(guests.recognise(ada, Nickname.parse("Ada")).source()).isEqualTo(Identity.Source.COOKIE);
        assertThat(guests.recognise(ada, Nickname.parse("Bob")).source()).isEqualTo(Identity.Source.NAME);
        assertThat(guests.recognise(ada, null).person().name()).isEqualTo("Ada");
        assertThat(guests.recognise(null, null).named()).isFalse();
    }

    @Test
    void whoeverCallsFromOneAddressIsOneStrangerWhoseIdDoesNotTellIt() {
        Identity stranger = guests.stranger("192.0.2.1");
        assertThat(guests.stranger("192.0.2.1")).isEqualTo(stranger);
        assertThat(guests.stranger("192.0.2.2").person().id())
                .isNotEqualTo(stranger.person().id());
        assertThat(new Guests().stranger("192.0.2.1").person().id())
                .isNotEqualTo(stranger.person().id());
        assertThat(stranger.named()).isFalse();
    }

    @Test
    void aNameAloneIsTheSamePersonAfterAReconnect() {
        var first = claim("Bob");
        first.close();
        var again = claim("Bob");
        assertThat(again.person()).isEqualTo(first.person());
    }

    @Test
    void lookalikesGetANumberAsLongAsTheNameIsInUse() {
        var bob = claim("Bob");
        var second = claim("B0B");
        assertThat(second.person().name()).isEqualTo("B0B 2");
        assertThat(second.person().id()).isNotEqualTo(bob.person().id());
        bob.close();
        assertThat(claim("bob").person().name()).isEqualTo("bob");
    }

    @Test
    void aGuestWithACookieMayUseTheirNameInManyTabs() {
        Identity ada = guests.of(guests.fresh().named(Nickname.parse("Ada")));
        var one = nicknames.claim(ada);
        var two = nicknames.claim(ada);
        assertThat(two.person()).isEqualTo(one.person());
        one.close();
        assertThat(claim("Ada").person().name()).isEqualTo("Ada 2");
        two.close();
        assertThat(claim("Ada").person().name()).isEqualTo("Ada");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, localhost:8080, true",
        "http://LOCALHOST:8080, localhost:8080, true",
        "https://chat.example, chat.example, true",
        "https://chat.example:443, chat.example, true",
        "http://chat.example, chat.example:80, true",
        "https://portal.example, chat.example, true",
        "https://portal.example.evil.example, chat.example, false",
        "http://localhost:8081, localhost:8080, false",
        "http://evil.example, localhost:8080, false",
        "https://chat.example.evil.example, chat.example, false",
        "https://evil.example/chat.example, chat.example, false",
        "null, localhost:8080, false",
        "'', localhost:8080, false",
        "http://localhost:8080#.evil.example, localhost:8080, false",
        "http://localhost:8080?.evil.example, localhost:8080, false",
        "http://evil.example@localhost:8080, localhost:8080, false",
        "file://localhost:8080, localhost:8080, false",
        "'http://localhost:8080 x', localhost:8080, false",
    })
    void onlyTheServersOwnPagesAndTheConfiguredOnesMaySpeak(String origin, String host, boolean allowed) {
        var policy = new OriginPolicy(List.of("https://portal.example"));
        assertThat(policy.allows(origin, host, true)).isEqualTo(allowed);
        assertThat(policy.allows(origin, host, false)).isEqualTo(allowed);
    }

    @Test
    void withoutAnOriginOnlyThoseMaySpeakWhomNoBrowserSent() {
        var policy = new OriginPolicy(List.of());
        assertThat(policy.allows(null, "localhost:8080", false)).isTrue();
        assertThat(policy.allows(null, "localhost:8080", true)).isFalse();
    }
}
