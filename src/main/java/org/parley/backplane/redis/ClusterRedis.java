package org.parley.backplane.redis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.parley.config.RedisUri;
import org.parley.config.RedisUri.Place;
import redis.clients.jedis.Jedis;

/**
 * A Redis Cluster: any of its servers will do, for each tells all others what is published with {@code PUBLISH}
 * (redis.io/docs/latest/commands/publish). They are tried in another order each time, so that not all nodes come to one.
 */
record ClusterRedis(RedisUri uri) implements RedisAddress {

    @Override
    public Jedis connect() {
        List<Place> places = new ArrayList<>(uri.places());
        Collections.shuffle(places);
        Visit visit = Visit.as(uri.login(), uri.tls());
        return Visit.first(places, visit::at);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
