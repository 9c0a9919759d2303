package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.parley.it.server.Servers;

/** What is shipped. */
class WarIT {

    private static final long MOST = 12_000_000;

    @Test
    void hasAtMostTwelveMegabytes() throws IOException {
        assertThat(Files.size(Servers.WAR)).isLessThanOrEqualTo(MOST);
    }
}
