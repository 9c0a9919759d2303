package org.parley.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.SendResult;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.protocol.WireText;

/** Frames reach the other end of a real Grizzly's socket, whole and in order, and each send is told of once. */
class GrizzlyWireTest {

    /** More than Linux takes for somebody who does not read: 4 MiB here, and the small buffer of the client there. */
    private static final WireText LARGE = new WireText("x".repeat(32 * 1024 * 1024));

    private final BlockingQueue<NIOConnection> accepted = new LinkedBlockingQueue<>();
    private final BlockingQueue<SendResult> told = new LinkedBlockingQueue<>();
    private final TCPNIOTransport server = TCPNIOTransportBuilder.newInstance()
            .setProcessor(FilterChainBuilder.stateless()
                    .add(new TransportFilter())
                    .add(new Door())
                    .build())
            .build();
    private final Socket client = new Socket();
    private Wire wire;

    private final class Door extends BaseFilter {
        @Override
        public NextAction handleAccept(FilterChainContext context) {
            accepted.add((NIOConnection) context.getConnection());
            return context.getInvokeAction();
        }
    }

    @BeforeEach
    void connect() throws Exception {
        TCPNIOServerConnection door = server.bind("localhost", 0);
        server.start();
        client.setReceiveBufferSize(16 * 1024);
        client.connect(door.getLocalAddress());
        client.setSoTimeout(10_000);
        NIOConnection socket = Objects.requireNonNull(accepted.poll(10, TimeUnit.SECONDS), "not accepted");
        wire = Objects.requireNonNull(GrizzlyWire.to(socket));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.shutdownNow();
    }

    @Test
    void aTextAndAPingArriveAsFramesOfRfc6455() throws Exception {
        wire.send(new WireText("ü"), told::add);
        wire.ping(258, told::add);
        assertThat(client.getInputStream().readNBytes(14))
                .containsExactly(0x81, 2, 0xC3, 0xBC, 0x89, 8, 0, 0, 0, 0, 0, 0, 1, 2);
        assertThat(told).hasSize(2).allMatch(SendResult::isOK);
    }

    @Test
    void aSendIsToldOfOnceTheSocketTookAllOfIt() throws Exception {
        wire.send(LARGE, told::add);
        assertThat(told).as("nobody reads yet").isEmpty();
        DataInputStream in = new DataInputStream(client.getInputStream());
        byte[] frame = LARGE.frame();
        assertThat(ByteBuffer.wrap(in.readNBytes(frame.length)).equals(ByteBuffer.wrap(frame)))
                .isTrue();
        assertThat(told.poll(10, TimeUnit.SECONDS)).matches(SendResult::isOK);
        assertThat(told).isEmpty();
    }

    @Test
    void whatWaitsWhenTheSocketEndsHasFailed() throws Exception {
        wire.send(LARGE, told::add);
        client.close();
        assertThat(told.poll(10, TimeUnit.SECONDS)).matches(result -> !result.isOK());
        Awaitility.await("every later send fails").until(() -> {
            wire.send(new WireText("late"), told::add);
            return !told.take().isOK();
        });
        assertThat(told).isEmpty();
    }
}
