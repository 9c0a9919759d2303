package org.parley.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How the nodes of a cluster hear of each other.
 *
 * @param redis where Redis is; empty where there is one node. The password in it stays out of every text
 * @param cluster what keeps clusters apart that share a Redis
 */
public record Nodes(String redis, String cluster) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Returns whether there may be others than this one. */
    public boolean areMany() {
        return !redis.isEmpty();
    }

    static Nodes read(Settings settings, ChatConfig.Log log, ChatConfig.Db db) {
        boolean many =
                settings.choice(Setting.BACKPLANE, List.of("local", "redis")).equals("redis");
        String cluster = settings.matching(
                Setting.CLUSTER,
                settings.text(Setting.CLUSTER),
                name -> NAME.matcher(name).matches(),
                "1 to 64 letters, digits, dots, dashes and underscores");
        if (!many) {
            return new Nodes("", cluster);
        }
        String redis = settings.text(Setting.REDIS_URI);
        // What was found may hold a password.
        settings.matching(
                Setting.REDIS_URI,
                "…",
                any -> RedisUri.parse(redis).isPresent(),
                "an address such as redis://user:password@cache.example:6379,"
                        + " redis+sentinel://user:password@a.example:26379,b.example:26379/mymaster or"
                        + " redis+cluster://user:password@a.example:6379,b.example:6379, with rediss in place of redis"
                        + " under TLS, and what is no letter or digit in user and password written as %40 is for @");
        settings.matching(
                Setting.BACKPLANE,
                "redis",
                any -> log == ChatConfig.Log.JPA && !db.isBuiltIn() && !db.url().startsWith("jdbc:h2:"),
                "local, unless all nodes share a database of PostgreSQL or MariaDB: it is their log");
        settings.matching(
                Setting.ROOM_LIFE,
                settings.text(Setting.ROOM_LIFE),
                life -> !life.equals("passing"),
                "lasting where there are several nodes: a room that passes is on one of them only");
        return new Nodes(redis, cluster);
    }

    @Override
    public String toString() {
        return areMany() ? "the cluster " + cluster : "one node";
    }
}
