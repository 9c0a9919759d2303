package org.parley.backplane.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {

    @Test
    void anAddressIsReadWithAllItSays() {
        assertThat(RedisAddress.parse("rediss://parley:se:cret@cache.example:6380/0"))
                .contains(new RedisAddress("cache.example", 6380, true, "parley", "se:cret"));
        assertThat(RedisAddress.parse("redis://:secret@127.0.0.1"))
                .contains(new RedisAddress("127.0.0.1", 6379, false, "", "secret"));
        assertThat(RedisAddress.parse("redis://secret@localhost"))
                .contains(new RedisAddress("localhost", 6379, false, "", "secret"));
    }

    @Test
    void aPasswordIsInNoText() {
        assertThat(RedisAddress.parse("rediss://parley:secret@cache.example").orElseThrow())
                .hasToString("rediss://cache.example:6379");
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
                "redis://a?x=y"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(RedisAddress.parse(text)).isEmpty();
    }
}
