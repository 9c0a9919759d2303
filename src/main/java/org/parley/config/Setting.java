package org.parley.config;

import java.util.Locale;

/**
 * Every key that Parley understands, with its default and what it is for. The documentation's table is this list.
 *
 * <p>A key is a system property ({@code parley.log}) or an environment variable ({@code PARLEY_LOG}); the property
 * wins.
 */
public enum Setting {
    PORT("parley.port", "", "The port at which people reach this server, for the line that says it is ready."),
    URL(
            "parley.url",
            "",
            "Where people find the page, such as `https://chat.example/`, where the server cannot know it: behind a proxy."),
    DATA("parley.data", "parley-data", "The folder of the built-in database."),
    DB_URL(
            "parley.db.url",
            "",
            "The JDBC URL of a database of PostgreSQL, MariaDB or H2's server, such as"
                    + " `jdbc:postgresql://db.example/parley`; without it the built-in one is used."),
    DB_USER("parley.db.user", "", "The user of that database."),
    DB_PASSWORD("parley.db.password", "", "The password of that user."),
    DB_JNDI(
            "parley.db.jndi",
            "",
            "The name of a data source of the server's, such as `jdbc/parley`, in place of a URL, a user and a password."),
    DB_WAIT("parley.db.wait", "0s", "How long a start waits for a database that does not answer yet."),
    BACKPLANE(
            "parley.backplane",
            "local",
            "How nodes hear of each other: `local` (there is one), or `redis`, with a database that all share."),
    REDIS_URI(
            "parley.redis.uri",
            "",
            "Where that Redis is, such as `redis://user:password@cache.example:6379`; `rediss://` under TLS; also"
                    + " `redis+sentinel://` and `redis+cluster://`."),
    CLUSTER("parley.cluster", "parley", "What keeps clusters apart that share a Redis."),
    LOG("parley.log", "jpa", "Where lasting rooms keep their messages: `jpa` (a database) or `memory`."),
    MEMORY_EVENTS(
            "parley.memory.events", "10000", "How many of its newest messages a room keeps that lives in memory."),
    ROOM_LIFE("parley.room.life", "lasting", "The life of a room that is made on joining: `lasting` or `passing`."),
    ROOM_CREATION(
            "parley.rooms.creation",
            "everyone",
            "Who makes rooms: `everyone` (also by joining one that is not there), `people` (no guests) or `admins`."),
    ROOM_ROLES(
            "parley.rooms.roles",
            "",
            "What follows in rooms from the server's roles, separated by commas, such as"
                    + " `staff=news:member, chat-admin=*:moderator`."),
    WORDS("parley.words", "", "Words that nobody may say, separated by commas."),
    ERASURE(
            "parley.erasure",
            "keep",
            "What becomes of the messages of a person who is deleted: `keep` (they stay, as those of a deleted person) or"
                    + " `remove`."),
    ORIGINS(
            "parley.origins",
            "",
            "Origins besides the server's own whose pages may talk to it and show a room, separated by commas, such as"
                    + " `https://portal.example`."),
    AUTH(
            "parley.auth",
            "own,guest",
            "How people come in, separated by commas: `own` (with an account of Parley's), `container` (as whoever the"
                    + " server says that it is), `bearer` (with a token of an issuer that is believed), `oidc` (by an OpenID provider), `proxy` (as whoever a proxy in front says that it is), `guest` (with nothing but a name)."),
    REGISTRATION("parley.registration", "open", "`closed`: nobody makes an account for themselves."),
    SESSION("parley.session", "30d", "How long a login lasts that nobody uses."),
    ROLES(
            "parley.roles",
            "",
            "Roles, separated by commas, that Parley asks for when somebody comes in through the server, an OpenID provider or with a token."),
    BEARER_ISSUER("parley.bearer.issuer", "", "The issuer whose tokens are believed, as their claim `iss` names it."),
    BEARER_AUDIENCE("parley.bearer.audience", "", "The name by which a token's claim `aud` means this Parley."),
    BEARER_KEYS(
            "parley.bearer.keys",
            "",
            "The issuer's public keys: the URL of its JSON Web Key Set, a PEM file with one key, or that key itself."),
    BEARER_TYPE(
            "parley.bearer.type",
            "any",
            "`at+jwt`: only tokens that say so are believed (RFC 9068); `any`: also those that do not say what they are."),
    BEARER_ID("parley.bearer.id", "sub", "The claim that names a person for ever."),
    BEARER_NAME(
            "parley.bearer.name",
            "name,preferred_username",
            "The claims that may have the name that others see, separated by commas; the first that is there counts."),
    BEARER_ROLES(
            "parley.bearer.roles",
            "roles,groups",
            "The claims that may have roles, separated by commas; a dot leads into one, as in `realm_access.roles`."),
    OIDC_ISSUER(
            "parley.oidc.issuer",
            "",
            "The issuer of the OpenID provider by whom people come in, such as `https://sso.example/realms/company`."),
    OIDC_CLIENT("parley.oidc.client", "", "What the provider calls this Parley."),
    OIDC_SECRET("parley.oidc.secret", "", "The client's secret; without it the provider is asked as a public client."),
    OIDC_SCOPE("parley.oidc.scope", "openid profile", "What the provider is asked for."),
    OIDC_LABEL("parley.oidc.label", "single sign-on", "What people call the provider: *Sign in with …*."),
    OIDC_NAME(
            "parley.oidc.name",
            "name,preferred_username",
            "The claims that may have the name that others see, as for tokens."),
    OIDC_ROLES("parley.oidc.roles", "roles,groups", "The claims that may have roles, as for tokens."),
    PROXY_ADDRESSES(
            "parley.proxy.addresses",
            "",
            "Addresses of proxies in front whose headers are believed, separated by commas, such as `10.0.0.0/8, ::1`."),
    PROXY_USER(
            "parley.proxy.user",
            "",
            "The header in which those proxies say who somebody is, such as `X-Remote-User`, for `parley.auth=proxy`."),
    TLS("parley.tls", "optional", "`required` refuses whatever comes unencrypted, but for questions about the health."),
    LIMITS("parley.limits", "on", "`off` switches every rate limit, and that of sockets, off, for benchmarks."),
    MESSAGE_RATE("parley.limit.messages", "5", "Messages a second that a person may send, on average."),
    MESSAGE_BURST("parley.limit.messages.burst", "20", "Messages that a person may send at once."),
    FRAME_RATE("parley.limit.frames", "50", "Frames of any type a second that a connection may send, on average."),
    FRAME_BURST("parley.limit.frames.burst", "200", "Frames of any type that a connection may send at once."),
    JOIN_RATE("parley.limit.joins", "5", "Rooms a second that a person may join, on average."),
    JOIN_BURST("parley.limit.joins.burst", "40", "Rooms that a person may join at once."),
    CALLS("parley.limit.calls", "200", "Calls of the API that a person may make in a minute."),
    SOCKETS("parley.limit.sockets", "50", "Sockets that a person may have open at once, on one node."),
    LOGIN_TRIES("parley.limit.logins", "10", "Logins a minute into one account."),
    LOGIN_ADDRESS_TRIES("parley.limit.logins.address", "60", "Logins a minute from one address."),
    REGISTRATIONS("parley.limit.registrations", "30", "Accounts that may be made in an hour from one address."),
    PING("parley.ping", "25s", "The interval of the heartbeat."),
    PONG("parley.pong", "8s", "How long a client may take to answer a heartbeat."),
    LEAVE_GRACE("parley.leave.grace", "5s", "How long a person whose connection broke stays a member."),
    PRESENCE_GRACE(
            "parley.presence.grace", "30s", "How long after their last connection broke people are told offline."),
    METRICS(
            "parley.metrics",
            "",
            "Addresses that may read this node's numbers at `/metrics`, separated by commas, such as `127.0.0.1, 10.0.0.0/8`;"
                    + " without it nobody may."),
    DRAIN(
            "parley.drain",
            "10s",
            "Over how long a server that stops sends its people away, so that they do not all come back at once."),
    DRAIN_NOTICE(
            "parley.drain.notice",
            "0s",
            "How long before that it says to balancers that it is not ready, so that they send nobody here any more."),
    FAST_PATH(
            "parley.fastpath",
            "on",
            "`off` leaves out what makes Parley faster on one server only, for benchmarks and for doubts."),
    OUTBOX_BYTES("parley.outbox.bytes", "1048576", "Bytes that may wait for one reader before it is closed with 4008."),
    OUTBOX_STALL(
            "parley.outbox.stall", "10s", "How long one reader may make no progress before it is closed with 4008."),
    LANE_MESSAGES("parley.lane.messages", "1000", "Messages of one room that may wait for the log."),
    LANE_BYTES("parley.lane.bytes", "8388608", "Bytes of messages of one room that may wait for the log."),
    LANE_THREADS(
            "parley.lane.threads",
            "8",
            "Threads that commit to the log; the pool has twelve connections more, for reading, searching and the index of it, and for who logs in.");

    private final String key;
    private final String standard;
    private final String purpose;

    Setting(String key, String standard, String purpose) {
        this.key = key;
        this.standard = standard;
        this.purpose = purpose;
    }

    /** Returns the name of the system property. */
    public String key() {
        return key;
    }

    /** Returns the name of the environment variable. */
    public String variable() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** Returns the value where nothing is set; an empty one means none. */
    public String standard() {
        return standard;
    }

    /** Returns one sentence for the documentation. */
    public String purpose() {
        return purpose;
    }
}
