package org.parley.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.Extension;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a handshake settles, whatever the server could do. */
class HandshakeTest {

    private record Deflate() implements Extension {

        @Override
        public String getName() {
            return "permessage-deflate";
        }

        @Override
        public List<Parameter> getParameters() {
            return List.of();
        }
    }

    @Test
    void noExtensionIsTakenWhereServerAndClientHaveOne() {
        List<Extension> both = List.of(new Deflate());
        assertThat(new Handshake().getNegotiatedExtensions(both, both)).isEmpty();
    }
}
