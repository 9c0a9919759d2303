package org.parley.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Buffer;
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
import org.parley.threads.Threads;

/** Sockets of a real Grizzly move, speak on, and end with the readers. */
class GrizzlyReadersTest {

    private static final String OURS = "parley-socket-";

    private final Threads threads = new Threads(1, System::nanoTime);
    private final GrizzlyReaders readers = readers();
    private final BlockingQueue<String> heardOn = new LinkedBlockingQueue<>();
    private final TCPNIOTransport server = TCPNIOTransportBuilder.newInstance()
            .setProcessor(FilterChainBuilder.stateless()
                    .add(new TransportFilter())
                    .add(new Echo())
                    .build())
            .build();
    private int port;

    /** Says what it hears, and gives the socket to the readers at the first word. */
    private final class Echo extends BaseFilter {
        @Override
        public NextAction handleRead(FilterChainContext context) throws IOException {
            String thread = Thread.currentThread().getName();
            if (!thread.startsWith(OURS)) {
                readers.take((NIOConnection) context.getConnection());
            }
            context.write(context.<Buffer>getMessage());
            heardOn.add(thread);
            return context.getStopAction();
        }
    }

    @BeforeEach
    void start() throws IOException {
        TCPNIOServerConnection door = server.bind("localhost", 0);
        port = ((InetSocketAddress) door.getLocalAddress()).getPort();
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        readers.close();
        server.shutdownNow();
        threads.close();
    }

    @Test
    void whoSpeaksIsReadByThreadsOfOurOwnFromTheSecondWordOn() throws Exception {
        try (Socket client = new Socket("localhost", port)) {
            assertThat(echo(client, 'a')).isEqualTo('a');
            assertThat(heardOn.poll(10, TimeUnit.SECONDS)).doesNotStartWith(OURS);
            for (char word = 'b'; word < 'z'; word++) {
                assertThat(echo(client, word)).isEqualTo(word);
                assertThat(heardOn.poll(10, TimeUnit.SECONDS)).startsWith(OURS);
            }
        }
    }

    @Test
    void socketsAreSharedOutAmongTheThreads() throws Exception {
        try (Socket one = new Socket("localhost", port);
                Socket other = new Socket("localhost", port)) {
            echo(one, 'a');
            echo(other, 'a');
            heardOn.clear();
            echo(one, 'b');
            String first = heardOn.poll(10, TimeUnit.SECONDS);
            echo(other, 'b');
            String second = heardOn.poll(10, TimeUnit.SECONDS);
            assertThat(first.equals(second)).isEqualTo(Runtime.getRuntime().availableProcessors() == 1);
        }
    }

    @Test
    void aSocketThatIsStillThereEndsWithTheReaders() throws Exception {
        try (Socket client = new Socket("localhost", port)) {
            echo(client, 'a');
            echo(client, 'b');
            readers.close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void afterTheEndSocketsStayWithTheServer() throws Exception {
        readers.close();
        try (Socket client = new Socket("localhost", port)) {
            assertThat(echo(client, 'a')).isEqualTo('a');
            assertThat(echo(client, 'b')).isEqualTo('b');
            assertThat(heardOn).noneMatch(thread -> thread.startsWith(OURS));
        }
    }

    private GrizzlyReaders readers() {
        try {
            return new GrizzlyReaders(threads.sockets());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static char echo(Socket client, char word) throws IOException {
        client.setSoTimeout(10_000);
        client.getOutputStream().write(word);
        return (char) client.getInputStream().read();
    }
}
