package org.parley.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.config.ChatConfig.Auth;
import org.parley.config.ChatConfig.Creation;
import org.parley.config.ChatConfig.Db;
import org.parley.config.ChatConfig.Erasing;
import org.parley.config.ChatConfig.Grant;
import org.parley.config.ChatConfig.Heartbeat;
import org.parley.config.ChatConfig.Lane;
import org.parley.config.ChatConfig.Limits;
import org.parley.config.ChatConfig.Log;
import org.parley.config.ChatConfig.Outbox;
import org.parley.config.ChatConfig.Rate;
import org.parley.config.ChatConfig.RoomLife;
import org.parley.config.ChatConfig.Rooms;
import org.parley.config.ChatConfig.Tries;
import org.parley.config.ChatConfig.Way;

/**
 * Reads a {@link ChatConfig}, with the bounds of each value.
 *
 * @param settings what was set, which gathers the mistakes
 */
record ConfigReader(Settings settings) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * Reads it.
     *
     * @throws InvalidConfiguration when a value is wrong, with the key and what would be right
     */
    ChatConfig read() {
        Rooms rooms = rooms();
        var db = new Db(
                settings.database(Setting.DB_URL, Setting.DB_JNDI),
                settings.text(Setting.DB_USER),
                settings.text(Setting.DB_PASSWORD),
                settings.text(Setting.DB_JNDI),
                settings.duration(Setting.DB_WAIT, Duration.ZERO));
        Log log = settings.choice(Setting.LOG, List.of("jpa", "memory")).equals("jpa") ? Log.JPA : Log.MEMORY;
        var config = new ChatConfig(
                settings.optionalPort(Setting.PORT),
                settings.page(Setting.URL),
                Path.of(settings.text(Setting.DATA)),
                db,
                log,
                Nodes.read(settings, log, db),
                (int) settings.number(Setting.MEMORY_EVENTS, 1, 10_000_000),
                settings.choice(Setting.ROOM_LIFE, List.of("lasting", "passing"))
                                .equals("lasting")
                        ? RoomLife.LASTING
                        : RoomLife.PASSING,
                rooms,
                settings.origins(Setting.ORIGINS),
                auth(rooms),
                settings.choice(Setting.TLS, List.of("optional", "required")).equals("required"),
                limits(),
                new Heartbeat(
                        settings.duration(Setting.PING, SECOND),
                        settings.duration(Setting.PONG, SECOND),
                        settings.duration(Setting.LEAVE_GRACE, Duration.ZERO),
                        settings.duration(Setting.PRESENCE_GRACE, Duration.ZERO)),
                new Outbox(
                        settings.number(Setting.OUTBOX_BYTES, 65_536, 1L << 30),
                        settings.duration(Setting.OUTBOX_STALL, SECOND)),
                new Lane(
                        (int) settings.number(Setting.LANE_MESSAGES, 1, 1_000_000),
                        settings.number(Setting.LANE_BYTES, 65_536, 1L << 30),
                        (int) settings.number(Setting.LANE_THREADS, 1, 64)),
                settings.networks(Setting.METRICS, false),
                settings.duration(Setting.DRAIN, Duration.ZERO),
                settings.duration(Setting.DRAIN_NOTICE, Duration.ZERO),
                settings.on(Setting.FAST_PATH));
        settings.check();
        return config;
    }

    private Rooms rooms() {
        String creation = settings.choice(Setting.ROOM_CREATION, List.of("everyone", "people", "admins"));
        return new Rooms(
                Creation.valueOf(creation.toUpperCase(Locale.ROOT)),
                settings.grants(Setting.ROOM_ROLES),
                settings.list(Setting.WORDS).stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                settings.choice(Setting.ERASURE, List.of("keep", "remove")).equals("keep")
                        ? Erasing.KEEP
                        : Erasing.REMOVE);
    }

    private Limits limits() {
        return new Limits(
                settings.on(Setting.LIMITS),
                rate(Setting.MESSAGE_RATE, Setting.MESSAGE_BURST),
                rate(Setting.FRAME_RATE, Setting.FRAME_BURST),
                rate(Setting.JOIN_RATE, Setting.JOIN_BURST),
                (int) settings.number(Setting.CALLS, 1, 1_000_000),
                (int) settings.number(Setting.SOCKETS, 1, 100_000),
                new Tries(
                        (int) settings.number(Setting.LOGIN_TRIES, 1, 10_000),
                        (int) settings.number(Setting.LOGIN_ADDRESS_TRIES, 1, 100_000),
                        (int) settings.number(Setting.REGISTRATIONS, 1, 100_000)));
    }

    private Auth auth(Rooms rooms) {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        settings.choices(Setting.AUTH, List.of("own", "container", "bearer", "oidc", "proxy", "guest"))
                .forEach(way -> ways.add(Way.valueOf(way.toUpperCase(Locale.ROOT))));
        return new Auth(
                Set.copyOf(ways),
                settings.choice(Setting.REGISTRATION, List.of("open", "closed")).equals("open"),
                settings.duration(Setting.SESSION, Duration.ofMinutes(1)),
                roles(rooms),
                Bearer.read(settings, ways.contains(Way.BEARER)),
                OpenId.read(settings, ways.contains(Way.OIDC)),
                Proxy.read(settings, ways.contains(Way.PROXY)));
    }

    /** Those that are named, and those from which something follows. */
    private Set<String> roles(Rooms rooms) {
        return Stream.concat(
                        settings.list(Setting.ROLES).stream(),
                        rooms.grants().stream().map(Grant::role))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Rate rate(Setting perSecond, Setting burst) {
        return new Rate((int) settings.number(perSecond, 1, 100_000), (int) settings.number(burst, 1, 1_000_000));
    }
}
