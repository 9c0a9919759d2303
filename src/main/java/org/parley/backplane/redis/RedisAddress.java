package org.parley.backplane.redis;

import java.io.IOException;
import java.util.Optional;
import org.parley.config.RedisUri;
import redis.clients.jedis.Jedis;

/**
 * Where Redis is, and as whom to come. Nothing but publish and subscribe is wanted of it, and nothing is kept there, so that
 * each connection is a new one to whoever is fit for it now.
 *
 * <p>The password stays out of every text.
 */
public sealed interface RedisAddress permits SingleRedis, SentinelRedis, ClusterRedis {

    /** Reads an address; nothing where it is none. */
    static Optional<RedisAddress> parse(String text) {
        return RedisUri.parse(text).map(RedisAddress::of);
    }

    private static RedisAddress of(RedisUri uri) {
        return switch (uri.kind()) {
            case SINGLE -> new SingleRedis(uri);
            case SENTINEL -> new SentinelRedis(uri);
            case CLUSTER -> new ClusterRedis(uri);
        };
    }

    /**
     * Opens a connection: blocks, two seconds for each server that gives no answer.
     *
     * @throws redis.clients.jedis.exceptions.JedisException where there is none
     */
    Jedis connect();

    /**
     * Closes a connection at once, whoever is busy with it. What waits is not sent: on one that is stuck that would have to be
     * waited for.
     */
    static void drop(Jedis jedis) {
        try {
            jedis.getConnection().forceDisconnect();
        } catch (IOException e) {
            System.getLogger(RedisAddress.class.getName())
                    .log(System.Logger.Level.DEBUG, "the connection was closed already", e);
        }
    }
}
