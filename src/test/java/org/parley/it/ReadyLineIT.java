package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One line tells an administrator that Parley is ready, what it uses, and where it is: nothing had to be configured. */
@OnEveryHost
class ReadyLineIT {

    private final ParleyServer server;

    ReadyLineIT(ParleyServer server) {
        this.server = server;
    }

    @Test
    void theLineNamesVersionAddressContextLogBackplaneAndAuthentication() {
        Pattern line = Pattern.compile("Parley \\d+\\.\\d+\\.\\d+ is ready at "
                + Pattern.quote(server.http("").toString())
                + " \\(context: /, log: jpa in /.*, backplane: local, authentication: guest, own\\)");
        Awaitility.await("the line").until(() -> line.matcher(server.output()).find());
        assertThat(server.output().split("is ready at", -1)).as("once a start").hasSize(2);
    }
}
