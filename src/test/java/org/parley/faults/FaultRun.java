package org.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.parley.faults.checker.Checker;
import org.parley.faults.checker.Event;
import org.parley.faults.checker.History;
import org.parley.faults.checker.Log;
import org.parley.faults.checker.Violation;

/** A run of one fault: a crowd under load, its journal, and at the end the verdict. */
final class FaultRun implements AutoCloseable {

    /** The base load: so many clients, and so many messages a second of all together. */
    static final int CLIENTS = 300;

    static final int RATE = 200;

    /** How many times its usual length a fault lasts. */
    static final int ROUNDS = Integer.getInteger("faults.rounds", 1);

    private static final Path FAULTS = Path.of("target", "faults");
    /** How long it may take until everybody is served again, where the table has no bar of its own. */
    static final Duration HEALING = Duration.ofMinutes(1);

    private static final Duration AFTER_HEALING = Duration.ofSeconds(10);
    private static final int SHOWN = 20;

    private final String fault;
    private final Journal journal;
    private final Surroundings around;
    private final Crowd crowd;
    private int rounds;
    private long restless;

    /**
     * Brings the crowd together.
     *
     * @param fault its name in the table
     * @param port where the crowd connects to
     */
    FaultRun(String fault, int port, int clients) {
        this(fault, List.of(port), clients);
    }

    /** Brings a crowd together that is spread over nodes. */
    FaultRun(String fault, List<Integer> ports, int clients) {
        this.fault = fault;
        this.journal = new Journal(history());
        this.around = Surroundings.of(new Balancer(ports), journal);
        this.crowd = new Crowd(around, clients, fault.hashCode());
    }

    /** Returns the folder of a fault's servers. */
    static Path folder(String fault, String server) {
        return FAULTS.resolve(fault)
                .resolve(server + "-" + ProcessHandle.current().pid());
    }

    Crowd crowd() {
        return crowd;
    }

    Surroundings around() {
        return around;
    }

    /** Returns the time of the journal. */
    long now() {
        return journal.now();
    }

    /** Writes down what was done, and returns when. */
    long did(String deed) {
        journal.mark(deed);
        return journal.now();
    }

    /** Does something while anybody talks, at the rate of the base load. */
    void underLoad(Runnable work) {
        underLoad(RATE, words -> crowd.anybody().say(words), work);
    }

    /** Does something under a load of another kind. */
    void underLoad(int perSecond, Consumer<String> say, Runnable work) {
        var load = new OpenLoad(around.timers(), perSecond, say);
        try {
            work.run();
        } finally {
            load.close();
        }
    }

    /** Lets the crowd talk for a while. */
    void talk(Duration length) {
        long until = now() + length.toNanos();
        Awaitility.await("a while of talk")
                .atMost(length.plus(HEALING))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> now() >= until);
    }

    /** Counts a round, for the report. */
    void round() {
        rounds++;
    }

    /** Waits for something that may not come; what came of it shows in the history. */
    void waitFor(Duration most, BooleanSupplier what) {
        long until = now() + most.toNanos();
        Awaitility.await("it, or the end of patience")
                .atMost(most.multipliedBy(2))
                .until(() -> what.getAsBoolean() || now() >= until);
    }

    /** Waits until everybody is back and has all answers, and 10 s more; that is the end of what is recorded. */
    void heal() {
        waitFor(HEALING, () -> crowd.settled() == crowd.size());
        talk(AFTER_HEALING);
        restless = crowd.size() - crowd.settled();
        journal.close();
    }

    /** Ends the recording, judges it, writes the report, and fails where a promise or a bar was broken. */
    void judge(List<Log> logs, Function<Timings, List<Bar>> bars) {
        close();
        List<Event> events = new ArrayList<>(Journal.read(history()));
        events.sort(Comparator.comparingLong(Event::at));
        var timings = new Timings(events);
        List<Violation> violations = new Checker().check(new History(events, logs));
        List<Bar> measured = new ArrayList<>(bars.apply(timings));
        measured.add(Bar.atMost("clients that did not come to rest", restless, 0, ""));
        measured.add(Bar.atMost("began anew without need", timings.needlessBeginnings(), 0, ""));
        new Report(FAULTS.resolve("report.md")).add(fault, rounds, crowd.size(), timings, violations, measured);
        assertThat(violations.stream().limit(SHOWN).toList())
                .as("%d violations; the history is in %s", violations.size(), history())
                .isEmpty();
        assertThat(measured).allMatch(Bar::held);
    }

    @Override
    public void close() {
        journal.close();
        around.close();
    }

    private Path history() {
        return FAULTS.resolve(fault).resolve("history");
    }
}
