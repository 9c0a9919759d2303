package org.parley.backplane.redis;

import java.util.List;
import org.parley.config.RedisUri;
import org.parley.config.RedisUri.Place;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The master that sentinels watch. They are asked at each connection, one after the other until one knows it, and the master
 * is asked whether it is one (redis.io/docs/latest/develop/reference/sentinel-clients): what is published on a replica
 * reaches nobody else.
 *
 * <p>Sentinels close all connections of a master that they make a replica, so that nobody stays with it.
 */
record SentinelRedis(RedisUri uri) implements RedisAddress {

    @Override
    public Jedis connect() {
        return Visit.first(uri.places(), sentinel -> master(named(sentinel)));
    }

    private Place named(Place sentinel) {
        try (Jedis jedis = Visit.as(uri.toSentinels(), uri.tls()).at(sentinel)) {
            List<String> found = jedis.sentinelGetMasterAddrByName(uri.master());
            if (found == null) {
                throw new JedisConnectionException("the sentinel " + sentinel + " knows no master " + uri.master());
            }
            return new Place(found.get(0), Integer.parseInt(found.get(1)));
        }
    }

    private Jedis master(Place place) {
        Jedis jedis = Visit.as(uri.login(), uri.tls()).at(place);
        try {
            if (!"master".equals(jedis.role().get(0))) {
                throw new JedisConnectionException(place + " is no master any more");
            }
            return jedis;
        } catch (JedisException e) {
            jedis.close();
            throw e;
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
