package org.parley.socket;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The TCP connection under a session of Tyrus in Payara and GlassFish.
 *
 * <p>Through private fields, as they are in Tyrus 2.1 (eclipse-ee4j/tyrus) and Payara 6: the session's writer knows the
 * upgrade's handler, which stands for another one, which knows the response's stream, which knows the response.
 */
final class GrizzlySocket {

    private static final List<String> LEADING_TO_US = List.of("upgradeInfo", "connection", "writer");

    private GrizzlySocket() {}

    /**
     * Returns the connection that a session's writer writes to.
     *
     * @throws ReflectiveOperationException where one of the fields is another one, or leads elsewhere
     * @throws IOException where one of them leads nowhere: the server has let go of the socket
     */
    static NIOConnection under(Writer writer) throws ReflectiveOperationException, IOException {
        Object response = read(read(read(upgrade(writer), "os"), "ob"), "grizzlyResponse");
        Object request = call(response, "getRequest");
        if (call(request, "getConnection") instanceof NIOConnection connection) {
            return connection;
        }
        throw new NoSuchFieldException("a connection of Grizzly");
    }

    /**
     * Returns the upgrade's handler, by which the server holds on to what is behind the socket.
     *
     * @throws ReflectiveOperationException where one of the fields is another one
     * @throws IOException where one of them leads nowhere
     */
    static Object upgrade(Writer writer) throws ReflectiveOperationException, IOException {
        return read(read(writer, "tyrusHttpUpgradeHandler"), "handler");
    }

    /**
     * Takes from an upgrade's handler whatever leads to the application. Only when its socket is closed.
     *
     * @throws ReflectiveOperationException where one of the fields is another one
     */
    static void empty(Object upgrade) throws ReflectiveOperationException {
        for (String name : LEADING_TO_US) {
            Field field = upgrade.getClass().getDeclaredField(name);
            if (!field.trySetAccessible()) {
                throw new NoSuchFieldException(name);
            }
            field.set(upgrade, null);
        }
    }

    private static Object read(Object owner, String name) throws ReflectiveOperationException, IOException {
        Field field = owner.getClass().getDeclaredField(name);
        if (!field.trySetAccessible()) {
            throw new NoSuchFieldException(name);
        }
        return known(field.get(owner), name);
    }

    private static Object call(Object owner, String name) throws ReflectiveOperationException, IOException {
        return known(owner.getClass().getMethod(name).invoke(owner), name);
    }

    private static Object known(@Nullable Object value, String name) throws IOException {
        if (value == null) {
            throw new IOException("closed: without " + name);
        }
        return value;
    }
}
