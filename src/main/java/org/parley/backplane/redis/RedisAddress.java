package org.parley.backplane.redis;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.SslOptions;

/**
 * Where Redis is, and as whom to come: {@code redis://user:password@host:port}, {@code rediss} under TLS.
 *
 * <p>The password stays out of every text.
 */
public record RedisAddress(String host, int port, boolean tls, String user, String password) {

    private static final int USUAL_PORT = 6379;

    /** How long Redis may take for a connection and for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Reads an address; nothing where it is none. */
    public static Optional<RedisAddress> parse(String text) {
        try {
            URI uri = URI.create(text);
            boolean known = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
            boolean bare = uri.getPath().isEmpty() || uri.getPath().matches("/\\d*");
            if (!known || uri.getHost() == null || !bare || uri.getQuery() != null) {
                return Optional.empty();
            }
            String who = uri.getUserInfo() == null ? "" : uri.getUserInfo();
            int colon = who.indexOf(':');
            return Optional.of(new RedisAddress(
                    uri.getHost(),
                    uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                    uri.getScheme().equals("rediss"),
                    colon < 0 ? "" : who.substring(0, colon),
                    colon < 0 ? who : who.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            // It is none, and whoever asks says so.
            return Optional.empty();
        }
    }

    /**
     * Opens a connection: blocks.
     *
     * @throws redis.clients.jedis.exceptions.JedisException where there is none
     */
    Jedis connect() {
        var config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis((int) PATIENCE.toMillis())
                .socketTimeoutMillis((int) PATIENCE.toMillis())
                .clientName("parley");
        if (tls) {
            config.sslOptions(SslOptions.defaults());
        }
        if (!password.isEmpty()) {
            config.password(password);
        }
        if (!user.isEmpty()) {
            config.user(user);
        }
        return new Jedis(new HostAndPort(host, port), config.build());
    }

    @Override
    public String toString() {
        return (tls ? "rediss://" : "redis://") + host + ":" + port;
    }
}
