package org.parley.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parley.log.LogUnavailable;
import org.parley.protocol.Profile;
import org.parley.protocol.UserId;

/**
 * What this node knows of people's profiles: what it has read in the last minute, or was told. However many come at once,
 * one query reads for all who wait. Thread-safe.
 */
final class KnownProfiles {

    /** Another node may have changed it since. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final int MOST = 10_000;
    private static final System.Logger LOG = System.getLogger(KnownProfiles.class.getName());

    private final ProfileBook book;
    private final Reading reading;
    private final LongSupplier nanoTime;
    private final Map<UserId, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Known> eldest) {
            return size() > MOST;
        }
    };
    private Map<UserId, CompletableFuture<Profile>> wanted = new HashMap<>();
    private boolean running;

    private record Known(Profile profile, long at) {}

    KnownProfiles(ProfileBook book, Reading reading, LongSupplier nanoTime) {
        this.book = book;
        this.reading = reading;
        this.nanoTime = nanoTime;
    }

    /** Returns what was known last; null where nothing is. */
    synchronized @Nullable Profile last(UserId person) {
        Known last = known.get(person);
        return last == null ? null : last.profile();
    }

    /** Takes note of what is so from now on. */
    synchronized void hold(UserId person, Profile profile) {
        known.put(person, new Known(profile, nanoTime.getAsLong()));
    }

    /** Returns somebody's profile, read where it was not lately; what was known last, or none, where that cannot be. */
    synchronized CompletionStage<Profile> of(UserId person) {
        Known last = known.get(person);
        if (last != null && nanoTime.getAsLong() - last.at() < FRESH.toNanos()) {
            return CompletableFuture.completedStage(last.profile());
        }
        var answer = wanted.computeIfAbsent(person, key -> new CompletableFuture<>());
        if (!running) {
            running = true;
            read();
        }
        return answer;
    }

    private void read() {
        reading.of(() -> {
                    for (var batch = take(); !batch.isEmpty(); batch = take()) {
                        answer(batch);
                    }
                    return null;
                })
                .exceptionally(failure -> {
                    LOG.log(System.Logger.Level.DEBUG, "too much is read to read profiles too", failure);
                    for (var batch = take(); !batch.isEmpty(); batch = take()) {
                        giveUp(batch);
                    }
                    return null;
                });
    }

    private void answer(Map<UserId, CompletableFuture<Profile>> batch) {
        long begin = nanoTime.getAsLong();
        try {
            Map<UserId, Profile> found = book.find(batch.keySet());
            batch.forEach((person, answer) -> answer.complete(learn(person, orNone(found.get(person)), begin)));
        } catch (LogUnavailable e) {
            LOG.log(System.Logger.Level.DEBUG, "profiles are not read", e);
            giveUp(batch);
        }
    }

    private void giveUp(Map<UserId, CompletableFuture<Profile>> batch) {
        batch.forEach((person, answer) -> answer.complete(orNone(last(person))));
    }

    /** What has changed while it was read is newer. */
    private synchronized Profile learn(UserId person, Profile read, long begin) {
        Known last = known.get(person);
        if (last != null && last.at() - begin >= 0) {
            return last.profile();
        }
        known.put(person, new Known(read, begin));
        return read;
    }

    private synchronized Map<UserId, CompletableFuture<Profile>> take() {
        Map<UserId, CompletableFuture<Profile>> all = wanted;
        wanted = new HashMap<>();
        running = !all.isEmpty();
        return all;
    }

    private static Profile orNone(@Nullable Profile profile) {
        return profile == null ? Profile.NONE : profile;
    }
}
