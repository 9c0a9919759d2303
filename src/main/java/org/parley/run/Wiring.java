package org.parley.run;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.account.SetupWord;
import org.parley.account.Store;
import org.parley.account.TicketTable;
import org.parley.backplane.Backplane;
import org.parley.backplane.Leases;
import org.parley.backplane.LocalBackplane;
import org.parley.backplane.NodeId;
import org.parley.backplane.Seal;
import org.parley.backplane.SingleLease;
import org.parley.backplane.jpa.ClusterTables;
import org.parley.backplane.redis.RedisAddress;
import org.parley.backplane.redis.RedisBackplane;
import org.parley.config.ChatConfig;
import org.parley.config.Nodes;
import org.parley.database.Database;
import org.parley.database.Drivers;
import org.parley.database.SideTables;
import org.parley.figure.Figures;
import org.parley.limit.SharedLimits;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.log.jpa.Indexer;
import org.parley.log.jpa.JpaMessageLog;
import org.parley.log.jpa.JpaSearch;
import org.parley.markup.Markup;
import org.parley.openid.OpenIdLogin;
import org.parley.protocol.FrameCodec;
import org.parley.search.JoinedSearch;
import org.parley.search.MemorySearch;
import org.parley.search.MessageSearch;
import org.parley.threads.Threads;
import org.parley.token.BearerTokens;
import org.parley.token.TicketBook;
import org.parley.token.TicketsInMemory;

/**
 * Makes, once, what is not a bean by itself, and chooses the adapters: the only place that knows them.
 *
 * <p>What it makes is a {@code @Singleton}, so that records and final classes need no proxy.
 */
@ApplicationScoped
public class Wiring {

    private static final System.Logger LOG = System.getLogger("org.parley");

    private final ChatConfig config = part(ChatConfig::load);
    private final Clock clock = Clock.systemUTC();

    // Made at the start, because they are for the end, when Payara Server and Open Liberty load no more classes.
    private final Drivers drivers = new Drivers();
    private final RecordMethods recordMethods = new RecordMethods();
    private final ServerThreads serverThreads = new ServerThreads();
    private final SharedConfiguration sharedConfiguration = new SharedConfiguration();
    private @Nullable Database database;
    private @Nullable Threads threads;
    private @Nullable Backplane backplane;
    private @Nullable Leases leases;
    private final NodeId node = NodeId.fresh();

    /** Makes the configuration. */
    @Produces
    @Singleton
    public ChatConfig config() {
        return config;
    }

    /** Makes the monotonic clock, in nanoseconds. */
    @Produces
    @Singleton
    public LongSupplier nanoTime() {
        return System::nanoTime;
    }

    /** Makes the codec. */
    @Produces
    @Singleton
    public FrameCodec codec() {
        return new FrameCodec(new Markup()::html);
    }

    /** Starts the executors. */
    @Produces
    @Singleton
    public Threads threads() {
        threads = new Threads(config.lane().threads(), System::nanoTime);
        return threads;
    }

    /** Makes the backplane: of a single node, or of several. */
    @Produces
    @Singleton
    public Backplane backplane(Threads executors, SideTables tables) {
        backplane = config.nodes().areMany() ? redis(executors, tables) : new LocalBackplane();
        return backplane;
    }

    private Backplane redis(Threads executors, SideTables tables) {
        Nodes nodes = config.nodes();
        var seal = new Seal(part(() -> clusterTables(executors, tables).key()));
        return new RedisBackplane(
                RedisAddress.parse(nodes.redis()).orElseThrow(),
                new RedisBackplane.Member(nodes.cluster(), node, seal),
                executors,
                System::nanoTime);
    }

    /** Makes what keeps tickets: for this node, or for several. */
    @Produces
    @Singleton
    public TicketBook ticketBook(SideTables tables) {
        return config.nodes().areMany() ? new TicketTable(tables, node) : new TicketsInMemory();
    }

    /** Makes what has limits hold on all nodes together. */
    @Produces
    @Singleton
    public SharedLimits sharedLimits(Backplane nodes) {
        return new SharedLimits(nodes);
    }

    /** Makes what knows which nodes live. */
    @Produces
    @Singleton
    public Leases leases(Threads executors, SideTables tables) {
        leases = new Leases(
                node, config.nodes().areMany() ? clusterTables(executors, tables) : new SingleLease(), executors);
        return leases;
    }

    private ClusterTables clusterTables(Threads executors, SideTables tables) {
        return new ClusterTables(database(executors), tables, config.nodes().cluster());
    }

    /** Makes the log of passing rooms. */
    @Produces
    @Singleton
    @Typed(MemoryMessageLog.class)
    public MemoryMessageLog passing() {
        return new MemoryMessageLog(clock, config.memoryEvents());
    }

    /** Makes the log of lasting rooms. */
    @Produces
    @Singleton
    public MessageLog lasting(Threads executors) {
        if (config.log() == ChatConfig.Log.MEMORY) {
            return new MemoryMessageLog(clock, config.memoryEvents());
        }
        var indexer = new Indexer(database(executors), executors, System::nanoTime);
        // With what was there before it, and what a crash has left.
        indexer.begin();
        return new JpaMessageLog(database(executors), clock, indexer::notice);
    }

    /** Makes what finds messages. */
    @Produces
    @Singleton
    public MessageSearch search(MessageLog lasting, MemoryMessageLog passing, Threads executors) {
        MessageSearch inMemory = new MemorySearch(passing);
        if (lasting instanceof MemoryMessageLog memory) {
            return new JoinedSearch(new MemorySearch(memory), inMemory);
        }
        return new JoinedSearch(new JpaSearch(database(executors)), inMemory);
    }

    /** Makes what keeps accounts and logins. */
    @Produces
    @Singleton
    public Store store(SideTables tables) {
        return new Store(tables, clock);
    }

    /** Makes what makes the word for the first administrator. */
    @Produces
    @Singleton
    public SetupWord setupWord(Threads executors, SideTables tables) {
        return config.nodes().areMany()
                ? SetupWord.shared(() -> clusterTables(executors, tables).key())
                : SetupWord.fresh();
    }

    /** Makes the tables besides the log's. */
    @Produces
    @Singleton
    public SideTables sideTables(Threads executors) {
        return new SideTables(() -> database(executors));
    }

    /** Makes what knows the tokens of an issuer. */
    @Produces
    @Singleton
    public BearerTokens bearerTokens(Threads executors) {
        return part(() -> BearerTokens.of(config.auth(), executors.fetches(), clock, System::nanoTime));
    }

    /** Makes what knows the OpenID provider. */
    @Produces
    @Singleton
    public OpenIdLogin openIdLogin(Threads executors) {
        return new OpenIdLogin(config.auth(), executors.fetches(), clock, System::nanoTime);
    }

    /** Makes what is to be known of the parts. */
    @Produces
    @Singleton
    public Figures figures(Backplane joined) {
        return new PartFigures(this::isDatabaseAway, joined);
    }

    private synchronized boolean isDatabaseAway() {
        return database != null && database.isAway();
    }

    /** Makes the clock. */
    @Produces
    @Singleton
    public Clock clock() {
        return clock;
    }

    private synchronized Database database(Threads executors) {
        Database opened = database;
        if (opened == null) {
            int connections =
                    config.lane().threads() + Threads.READERS + Threads.SEARCHERS + SideTables.CONNECTIONS + 3;
            opened = part(() -> open(executors, connections));
            database = opened;
        }
        return opened;
    }

    private Database open(Threads executors, int connections) {
        if (config.log() == ChatConfig.Log.MEMORY) {
            return Database.passing(connections, executors, clock);
        }
        Database opened = Database.open(config.db(), config.data(), connections, executors, clock);
        return config.nodes().areMany() ? opened.forSeveralNodes() : opened;
    }

    /** Makes what Parley does not start without. */
    private static <T> T part(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (RuntimeException e) {
            // The server hides it deep in a stack trace, and an administrator must find it.
            LOG.log(System.Logger.Level.ERROR, "Parley does not start: {0}", root(e));
            throw e;
        }
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** Ends the threads, and after them what they work with. */
    @PreDestroy
    void stop() {
        if (backplane != null) {
            backplane.close();
        }
        if (leases != null) {
            leases.end();
        }
        if (threads != null) {
            threads.close();
        }
        if (database != null) {
            database.close();
        }
        drivers.forget();
        recordMethods.forget();
        serverThreads.forget();
        sharedConfiguration.forget();
    }
}
