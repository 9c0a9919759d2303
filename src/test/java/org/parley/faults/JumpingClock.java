package org.parley.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a node that is as wrong as a file says. It goes with a copy of the WAR, and knows nothing of the tests.
 * Thread-safe.
 */
public final class JumpingClock extends Clock {

    /** Names the file, which has an offset as {@link Duration} writes it. */
    static final String FILE = "faults.clock";

    private static final long LOOK = Duration.ofMillis(200).toNanos();

    private final Clock right;
    private final Path file;
    private volatile Duration offset = Duration.ZERO;
    private volatile long lookedAt = System.nanoTime() - LOOK;

    private JumpingClock(Clock right, Path file) {
        this.right = right;
        this.file = file;
    }

    /** Stands for the method of {@link Clock} that has this name. */
    public static Clock systemUTC() {
        return new JumpingClock(Clock.system(ZoneOffset.UTC), Path.of(System.getProperty(FILE)));
    }

    @Override
    public Instant instant() {
        long now = System.nanoTime();
        if (now - lookedAt >= LOOK) {
            lookedAt = now;
            try {
                offset = Duration.parse(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return right.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new JumpingClock(right.withZone(zone), file);
    }
}
