package org.parley.backplane.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.parley.config.RedisUri.Login;
import org.parley.config.RedisUri.Place;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** How a server is come to: as whom, and whether under TLS, with whom the JVM trusts. */
record Visit(JedisClientConfig config) {

    /** How long a server may take for a connection and for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    static Visit as(Login login, boolean tls) {
        var config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis((int) PATIENCE.toMillis())
                .socketTimeoutMillis((int) PATIENCE.toMillis())
                .clientName("parley");
        if (tls) {
            // Also the name must be that of the certificate.
            config.sslOptions(SslOptions.defaults());
        }
        if (login.isThere()) {
            // A user without a password too: Jedis would come as nobody.
            config.password(login.password());
        }
        if (!login.user().isEmpty()) {
            config.user(login.user());
        }
        return new Visit(config.build());
    }

    /**
     * Opens a connection: blocks.
     *
     * @throws JedisException where there is none
     */
    Jedis at(Place place) {
        return new Jedis(new HostAndPort(place.host(), place.port()), config);
    }

    /**
     * Goes from place to place until one gives a connection.
     *
     * @throws JedisException where none does, with why each did not
     */
    static Jedis first(List<Place> places, Function<Place, Jedis> connect) {
        List<JedisException> failures = new ArrayList<>();
        for (Place place : places) {
            try {
                return connect.apply(place);
            } catch (JedisException e) {
                failures.add(e);
            }
        }
        var none = new JedisConnectionException("none of " + places + " gives a connection", failures.get(0));
        failures.stream().skip(1).forEach(none::addSuppressed);
        throw none;
    }
}
