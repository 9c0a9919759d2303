package org.parley.faults;

import java.util.List;
import org.parley.it.ParleyServer;

/** A node of a cluster, and its own ways to the database and to Redis. */
record Node(ParleyServer server, TcpProxy toDatabase, TcpProxy toRedis) {

    int port() {
        return server.port();
    }

    void close() {
        server.close();
        List.of(toDatabase, toRedis).forEach(TcpProxy::close);
    }
}
