package org.parley.backplane.redis;

import org.parley.config.RedisUri;
import redis.clients.jedis.Jedis;

/** One server. */
record SingleRedis(RedisUri uri) implements RedisAddress {

    @Override
    public Jedis connect() {
        return Visit.as(uri.login(), uri.tls()).at(uri.places().get(0));
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
