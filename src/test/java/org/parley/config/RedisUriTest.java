package org.parley.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.config.RedisUri.Kind;
import org.parley.config.RedisUri.Login;
import org.parley.config.RedisUri.Place;

class RedisUriTest {

    private static RedisUri read(String text) {
        return RedisUri.parse(text).orElseThrow();
    }

    private static RedisUri single(String host, int port, boolean tls, String user, String password) {
        return new RedisUri(
                Kind.SINGLE, tls, List.of(new Place(host, port)), new Login(user, password), "", Login.NONE);
    }

    @Test
    void anAddressIsReadWithAllItSays() {
        assertThat(read("rediss://parley:se:cret@cache.example:6380/0"))
                .isEqualTo(single("cache.example", 6380, true, "parley", "se:cret"));
        assertThat(read("redis://:secret@127.0.0.1")).isEqualTo(single("127.0.0.1", 6379, false, "", "secret"));
        assertThat(read("redis://secret@localhost")).isEqualTo(single("localhost", 6379, false, "", "secret"));
        assertThat(read("redis://[::1]:7000")).isEqualTo(single("::1", 7000, false, "", ""));
    }

    @Test
    void userAndPasswordArePercentDecoded() {
        assertThat(read("redis://the%20chat:p%40ss%2Fw%C3%B6rd+%25@cache.example")
                        .login())
                .isEqualTo(new Login("the chat", "p@ss/wörd+%"));
    }

    @Test
    void sentinelsAreNamedWithTheMasterTheyWatch() {
        assertThat(read("rediss+sentinel://parley:secret@a.example,[::1]:26380/my-master/0"
                        + "?sentinel_username=asker&sentinel_password=a%26b"))
                .isEqualTo(new RedisUri(
                        Kind.SENTINEL,
                        true,
                        List.of(new Place("a.example", 26379), new Place("::1", 26380)),
                        new Login("parley", "secret"),
                        "my-master",
                        new Login("asker", "a&b")));
    }

    @Test
    void aClusterIsNamedByAnyOfItsServers() {
        assertThat(read("redis+cluster://secret@a.example,b.example:7001"))
                .isEqualTo(new RedisUri(
                        Kind.CLUSTER,
                        false,
                        List.of(new Place("a.example", 6379), new Place("b.example", 7001)),
                        new Login("", "secret"),
                        "",
                        Login.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "rediss://parley:secret@cache.example rediss://cache.example:6379",
                "redis+sentinel://:secret@[::1],b/m?sentinel_password=secret redis+sentinel://[::1]:26379,b:26379/m",
                "rediss+cluster://parley:secret@a,b rediss+cluster://a:6379,b:6379"
            })
    void aPasswordIsInNoText(String address, String text) {
        assertThat(read(address)).hasToString(text);
        assertThat(read(address).login()).asString().doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cache.example",
                "http://cache.example",
                "redis://",
                "redis:///0",
                "redis://a b",
                "redis://a/b",
                "redis://a?x=y",
                "redis://a,b",
                "redis://a:0",
                "redis://a:65536",
                "redis://::1",
                "redis://user:p@ss@a",
                "redis://user:p%ss@a",
                "redis+cluster://",
                "redis+cluster://a,",
                "redis+cluster://a/b",
                "redis+sentinel://a",
                "redis+sentinel://a/",
                "redis+sentinel://a/two words",
                "redis+sentinel://a/m?sentinel_secret=x",
                "redis+unknown://a"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(RedisUri.parse(text)).isEmpty();
    }
}
