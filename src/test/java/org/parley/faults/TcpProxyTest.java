package org.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A way is cut as it is told, and whole again when it is mended. */
class TcpProxyTest {

    private ServerSocket server;
    private TcpProxy proxy;

    @BeforeEach
    void begin() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = new TcpProxy(server.getLocalPort());
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        server.close();
    }

    private Socket connect() throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(50);
        return client;
    }

    @Test
    void whatIsHeldIsPassedOnWhenItIsMended() throws IOException {
        try (Socket client = connect();
                Socket accepted = server.accept()) {
            accepted.getOutputStream().write(1);
            assertThat(client.getInputStream().read()).isEqualTo(1);
            proxy.hold();
            accepted.getOutputStream().write(2);
            assertThatThrownBy(client.getInputStream()::read).isInstanceOf(SocketTimeoutException.class);
            client.setSoTimeout(0);
            proxy.mend();
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void whoeverComesWhileItHoldsIsConnectedWhenItIsMended() throws IOException {
        proxy.hold();
        try (Socket client = connect()) {
            client.getOutputStream().write(3);
            proxy.mend();
            try (Socket accepted = server.accept()) {
                assertThat(accepted.getInputStream().read()).isEqualTo(3);
            }
        }
    }

    @Test
    void whoeverIsThereAndWhoeverComesIsResetWhileItRefuses() throws IOException {
        try (Socket before = connect();
                Socket accepted = server.accept()) {
            accepted.getOutputStream().write(4);
            assertThat(before.getInputStream().read()).isEqualTo(4);
            before.setSoTimeout(0);
            proxy.refuse();
            assertThatThrownBy(before.getInputStream()::read).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> {
                        try (Socket late = connect()) {
                            late.setSoTimeout(0);
                            late.getInputStream().read();
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
        proxy.mend();
        try (Socket client = connect();
                Socket accepted = server.accept()) {
            client.getOutputStream().write(5);
            assertThat(accepted.getInputStream().read()).isEqualTo(5);
        }
    }
}
