package org.parley.socket;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.net.SocketWrapperBase.BlockingMode;
import org.parley.protocol.WireText;

/**
 * Hands frames that were made once straight to the socket of a Tomcat session, as {@code WsRemoteEndpointImplServer}
 * does, but hears of the end on the thread on which it comes: Tomcat wakes another one for it, at each send.
 *
 * <p>A permit of {@code messagePartInProgress} keeps Tomcat's own frames (ping, pong, close) out of ours, and
 * {@code endMessage} gives it back.
 *
 * @param inProgress has one permit
 * @param end {@code endMessage} of the remote endpoint
 * @param queueing the way for what must wait for Tomcat's own frames
 */
record TomcatWire(
        Session session, SocketWrapperBase<?> socket, Semaphore inProgress, Object remote, Method end, Wire queueing)
        implements Wire, CompletionHandler<Long, SendHandler> {

    /** The socket's own. */
    private static final long TIMEOUT = -1;

    private static final SendResult DONE = new SendResult();

    @Override
    public void send(WireText text, SendHandler handler) {
        if (!session.isOpen()) {
            throw new IllegalStateException("the session is closed");
        }
        if (inProgress.tryAcquire()) {
            socket.write(
                    BlockingMode.SEMI_BLOCK,
                    TIMEOUT,
                    TimeUnit.MILLISECONDS,
                    handler,
                    SocketWrapperBase.COMPLETE_WRITE_WITH_COMPLETION,
                    this,
                    ByteBuffer.wrap(text.frame()));
        } else {
            queueing.send(text, handler);
        }
    }

    @Override
    public void ping(long count, SendHandler handler) {
        queueing.ping(count, handler);
    }

    @Override
    public void completed(Long bytes, SendHandler handler) {
        end(handler, DONE);
    }

    @Override
    public void failed(Throwable failure, SendHandler handler) {
        end(handler, new SendResult(failure));
    }

    private void end(SendHandler handler, SendResult result) {
        try {
            end.invoke(remote, handler, result);
        } catch (IllegalAccessException e) {
            handler.onResult(new SendResult(e));
        } catch (InvocationTargetException e) {
            // What Tomcat had queued behind ours could not be sent: the session is gone.
            handler.onResult(new SendResult(e.getCause()));
        }
    }
}
