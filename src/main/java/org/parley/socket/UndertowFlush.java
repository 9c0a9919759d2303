package org.parley.socket;

import io.undertow.server.protocol.framed.AbstractFramedChannel;
import io.undertow.websockets.core.StreamSinkFrameChannel;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * How what was queued for a socket of Undertow goes out, from any thread.
 *
 * @param senders {@code AbstractFramedChannel.flushSenders}: writes what is queued, one thread at a time
 * @param async {@code WebSockets.flushChannelAsync}: tells when a frame has gone out, at once where it has already
 */
record UndertowFlush(Method senders, Method async) {

    /** The number of a time-out that there is not. */
    private static final long NEVER = -1;

    static UndertowFlush find() throws NoSuchMethodException {
        return new UndertowFlush(
                accessible(AbstractFramedChannel.class.getDeclaredMethod("flushSenders")),
                accessible(WebSockets.class.getDeclaredMethod(
                        "flushChannelAsync",
                        WebSocketChannel.class,
                        WebSocketCallback.class,
                        StreamSinkFrameChannel.class,
                        Object.class,
                        long.class)));
    }

    /** Writes what is queued, as far as the socket takes it. */
    void run(WebSocketChannel channel) {
        invoke(senders, channel);
    }

    /** Has the callback told when the frame has gone out. */
    void await(StreamSinkFrameChannel frame, WebSocketCallback<Void> callback) {
        invoke(async, null, frame.getWebSocketChannel(), callback, frame, null, NEVER);
    }

    private static void invoke(Method method, @Nullable Object target, @Nullable Object... arguments) {
        try {
            method.invoke(target, arguments);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("a send failed", e.getCause());
        }
    }

    private static Method accessible(Method method) throws NoSuchMethodException {
        if (!method.trySetAccessible()) {
            throw new NoSuchMethodException(method.getName());
        }
        return method;
    }
}
