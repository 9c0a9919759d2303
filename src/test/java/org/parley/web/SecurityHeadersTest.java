package org.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    @Test
    void whoMaySpeakForAPersonMayShowTheChatToThem() {
        assertThat(SecurityHeaders.embedders(List.of())).isEqualTo("'self'");
        assertThat(SecurityHeaders.embedders(List.of("https://portal.example", "http://b.example:81")))
                .isEqualTo("'self' https://portal.example http://b.example:81");
    }
}
