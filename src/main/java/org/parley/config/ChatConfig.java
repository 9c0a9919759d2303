package org.parley.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Everything that an administrator can decide, checked once at start and never changed after it.
 *
 * @param port the port at which people reach this server, where it is known
 * @param url where people find the page, with a slash at its end, where the server cannot know it
 * @param data the folder of the built-in database
 * @param db the database to use in place of the built-in one; its URL is empty where there is none
 * @param log where lasting rooms keep their messages
 * @param nodes how the nodes of a cluster hear of each other
 * @param memoryEvents how many events a room in memory keeps, 1 to 10,000,000
 * @param roomLife the life of a room that is made on joining
 * @param rooms who makes rooms, and who is in them
 * @param origins origins besides the server's own that may talk to it
 * @param auth how people come in
 * @param tlsOnly whether what comes unencrypted is refused
 * @param limits what a person and a connection may do
 * @param heartbeat how a dead connection is found
 * @param outbox what may wait for one reader
 * @param lane what may wait for the log
 * @param metrics from where this node's numbers may be read
 * @param drain over how long a server that stops sends its people away
 * @param notice how long before that it says that it is not ready
 * @param fastPath whether what is faster on one server only is used there
 */
public record ChatConfig(
        OptionalInt port,
        Optional<URI> url,
        Path data,
        Db db,
        Log log,
        Nodes nodes,
        int memoryEvents,
        RoomLife roomLife,
        Rooms rooms,
        List<String> origins,
        Auth auth,
        boolean tlsOnly,
        Limits limits,
        Heartbeat heartbeat,
        Outbox outbox,
        Lane lane,
        List<Network> metrics,
        Duration drain,
        Duration notice,
        boolean fastPath) {

    /** Where lasting rooms keep their messages. */
    public enum Log {
        JPA,
        MEMORY
    }

    /**
     * A database of the administrator's; the password stays out of every text.
     *
     * @param url where it is; empty where a data source is named, or nothing
     * @param jndi the name of the server's data source; empty where a URL is named, or nothing
     * @param patience how long a start waits for it
     */
    public record Db(String url, String user, String password, String jndi, Duration patience) {

        /** The database that Parley makes for itself. */
        public static final Db BUILT_IN = at("", "", "");

        /** Returns the database at a URL. */
        public static Db at(String url, String user, String password) {
            return new Db(url, user, password, "", Duration.ZERO);
        }

        /** Returns whether the built-in database is used in its place. */
        public boolean isBuiltIn() {
            return url.isEmpty() && jndi.isEmpty();
        }

        @Override
        public String toString() {
            if (isBuiltIn()) {
                return "the built-in database";
            }
            return jndi.isEmpty() ? url.replaceFirst("[?;].*", "") : "the data source " + jndi;
        }
    }

    /** The life of a room that is made on joining. */
    public enum RoomLife {
        LASTING,
        PASSING
    }

    /** Who may make rooms. */
    public enum Creation {
        EVERYONE,
        PEOPLE,
        ADMINS
    }

    /**
     * Who makes rooms, and who is in them.
     *
     * @param grants what follows in rooms from the server's roles
     * @param words what nobody may say, in lower case
     * @param erasure what becomes of the messages of a person who is deleted
     */
    public record Rooms(Creation creation, List<Grant> grants, Set<String> words, Erasing erasure) {}

    /** What becomes of the messages of a person who is deleted. */
    public enum Erasing {
        /** They stay, as those of a deleted person. */
        KEEP,
        /** They go. */
        REMOVE
    }

    /**
     * What follows in rooms from a role of the server's.
     *
     * @param role the server's role
     * @param room the id of a room, or empty: everywhere
     * @param rank {@code owner}, {@code moderator} or {@code member}
     */
    public record Grant(String role, String room, String rank) {}

    /** A way in. */
    public enum Way {
        /** With an account of Parley's own. */
        OWN,
        /** As whoever the server says that it is. */
        CONTAINER,
        /** With a token of an issuer that is believed. */
        BEARER,
        /** By an OpenID provider. */
        OIDC,
        /** As whoever a proxy in front says that it is. */
        PROXY,
        /** With nothing but a name. */
        GUEST
    }

    /**
     * How people come in.
     *
     * @param registration whether everybody may make an account for themselves
     * @param session how long a login lasts that nobody uses
     * @param roles the roles that are asked for, of those that the server or a token may give
     * @param bearer which tokens are believed
     * @param openId by which provider people come in
     * @param proxy which proxies are believed
     */
    public record Auth(
            Set<Way> ways,
            boolean registration,
            Duration session,
            Set<String> roles,
            Bearer bearer,
            OpenId openId,
            Proxy proxy) {

        /** Returns whether people may come in this way. */
        public boolean allows(Way way) {
            return ways.contains(way);
        }
    }

    /** An allowance: so many a second on average, so many at once. */
    public record Rate(int perSecond, int burst) {}

    /**
     * The limits; {@code on} is false for benchmarks only.
     *
     * @param calls how many calls of the API a person may make in a minute
     * @param sockets how many sockets a person may have open at once
     */
    public record Limits(boolean on, Rate messages, Rate frames, Rate joins, int calls, int sockets, Tries tries) {}

    /**
     * How often somebody may try to come in: logins, a minute into one account and from one address, and
     * accounts made in an hour from one address.
     */
    public record Tries(int account, int address, int registrations) {}

    /**
     * The heartbeat's interval, the time for its answer, and the graces of those whose connection broke: how long somebody
     * without a role stays, and how long people are shown as they were.
     */
    public record Heartbeat(Duration ping, Duration pong, Duration leaveGrace, Duration presenceGrace) {}

    /** Bytes that may wait for one reader, and how long it may make no progress. */
    public record Outbox(long bytes, Duration stall) {}

    /** Messages and bytes of one room that may wait for the log, and the threads that commit. */
    public record Lane(int messages, long bytes, int threads) {}

    /**
     * Reads the configuration from system properties and, where one is missing or empty, environment variables.
     *
     * @throws InvalidConfiguration when a value is wrong, with the key and what would be right
     */
    public static ChatConfig load() {
        return from(key -> {
            String property = System.getProperty(key, "");
            String variable = System.getenv(key.toUpperCase(Locale.ROOT).replace('.', '_'));
            return property.isBlank() && variable != null ? variable : property;
        });
    }

    /**
     * Reads the configuration from anywhere.
     *
     * @param lookup gives the value of a key, or an empty text where it is not set
     * @throws InvalidConfiguration when a value is wrong, with the key and what would be right
     */
    public static ChatConfig from(UnaryOperator<String> lookup) {
        return new ConfigReader(new Settings(lookup)).read();
    }
}
