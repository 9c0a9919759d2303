package org.parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.config.ChatConfig;

/** What is believed of a proxy's headers, and of whom (row S16). */
class ProxyPolicyTest {

    private static ProxyPolicy trusting(String addresses) {
        Map<String, String> settings = Map.of("parley.proxy.addresses", addresses);
        return new ProxyPolicy(
                ChatConfig.from(key -> settings.getOrDefault(key, "")).auth().proxy());
    }

    private final ProxyPolicy policy = trusting("10.0.0.0/8, 192.0.2.7, 2001:db8:1::/48, ::1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // From nobody who is believed.
                "203.0.113.5 | 198.51.100.1 | 203.0.113.5",
                "203.0.113.5 | 10.0.0.1 | 203.0.113.5",
                "192.0.2.8 | 198.51.100.1 | 192.0.2.8",
                "11.0.0.1 | 198.51.100.1 | 11.0.0.1",
                "a00::1 | 198.51.100.1 | a00::1",
                // From a proxy.
                "10.1.2.3 | 198.51.100.1 | 198.51.100.1",
                "10.1.2.3 | 198.51.100.1:4711 | 198.51.100.1",
                "192.0.2.7 | 2001:db8:2::1 | 2001:db8:2:0:0:0:0:1",
                "0:0:0:0:0:0:0:1 | [2001:db8:2::1]:4711 | 2001:db8:2:0:0:0:0:1",
                "[::1] | 198.51.100.1 | 198.51.100.1",
                // Through several, and what the caller has made up stands to the left.
                "10.1.2.3 | 198.51.100.1, 10.9.9.9, 2001:db8:1::9 | 198.51.100.1",
                "10.1.2.3 | 127.0.0.1, 198.51.100.9, 198.51.100.1 | 198.51.100.1",
                "10.1.2.3 | 10.0.0.1, 198.51.100.1, 10.0.0.2 | 198.51.100.1",
                "10.1.2.3 | 10.0.0.1, 10.0.0.2 | 10.0.0.1",
                // What cannot be read is not believed, nor what is left of it.
                "10.1.2.3 | 198.51.100.1, unknown | 10.1.2.3",
                "10.1.2.3 | 198.51.100.1, unknown, 10.0.0.2 | 10.0.0.2",
                "10.1.2.3 | evil.example | 10.1.2.3",
                "10.1.2.3 | 1.2.3.4.5 | 10.1.2.3",
                "10.1.2.3 | 999.1.1.1 | 10.1.2.3",
                "10.1.2.3 | '' | 10.1.2.3"
            })
    void theAddressIsTheLastThatIsNoProxys(String peer, String forwarded, String address) {
        assertThat(policy.address(peer, List.of(forwarded))).isEqualTo(address);
        // The same in lines of its own.
        assertThat(policy.address(peer, Arrays.asList(forwarded.split(",", -1))))
                .isEqualTo(address);
    }

    @Test
    void aProxySaysOnceThatSomebodyCameByTls() {
        assertThat(policy.isEncrypted("10.1.2.3", false, List.of("https"))).isTrue();
        assertThat(policy.isEncrypted("10.1.2.3", false, List.of(" HTTPS "))).isTrue();
        for (List<String> nothing :
                List.of(List.<String>of(), List.of("http"), List.of("https", "https"), List.of("https, http"))) {
            assertThat(policy.isEncrypted("10.1.2.3", false, nothing)).isFalse();
            assertThat(policy.isEncrypted("10.1.2.3", true, nothing)).isTrue();
        }
        assertThat(policy.isEncrypted("203.0.113.5", false, List.of("https"))).isFalse();
    }

    @Test
    void withoutProxiesNobodyIsBelieved() {
        ProxyPolicy none = trusting("");
        for (String peer : List.of("127.0.0.1", "::1", "10.0.0.1", "unix:")) {
            assertThat(none.address(peer, List.of("198.51.100.1"))).isEqualTo(peer);
            assertThat(none.person(peer, List.of("admin"))).isEmpty();
            assertThat(none.isEncrypted(peer, false, List.of("https"))).isFalse();
        }
    }

    @Test
    void withoutTheHeaderTheProxyItselfIsTheCaller() {
        assertThat(policy.address("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.5", "192.0.2.6", "2001:db8:2::1", "", "localhost", "10.0.0"})
    void whoIsNoProxyIsNotAskedForAPerson(String peer) {
        assertThat(policy.person(peer, List.of("admin"))).isEmpty();
    }

    @Test
    void aProxySaysWhoSomebodyIsOnceAndInAFewWords() {
        assertThat(policy.person("10.1.2.3", List.of(" ada "))).contains(new ProxyPerson("ada"));
        assertThat(policy.person("10.1.2.3", List.of())).isEmpty();
        assertThat(policy.person("10.1.2.3", List.of(" "))).isEmpty();
        assertThat(policy.person("10.1.2.3", List.of("ada", "admin"))).isEmpty();
        assertThat(policy.person("10.1.2.3", List.of("x".repeat(1_001)))).isEmpty();
    }

    @Test
    void whoCameByAProxyIsAlwaysTheSameAndNobodyElse() {
        assertThat(new ProxyPerson("ada").person()).isEqualTo(new ProxyPerson("ada").person());
        assertThat(new ProxyPerson("ada").person().id().value())
                .matches("p-[0-9a-f]{20}")
                .isNotEqualTo(new ProxyPerson("Ada").person().id().value());
    }
}
