package org.parley.room;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.parley.protocol.Profile;
import org.parley.protocol.UserId;

/** A book of profiles in memory, which counts how often it is read. */
final class ProfilesInMemory implements ProfileBook {

    final AtomicInteger reads = new AtomicInteger();
    private final Map<UserId, Profile> profiles = new ConcurrentHashMap<>();

    @Override
    public Map<UserId, Profile> find(Collection<UserId> people) {
        reads.incrementAndGet();
        return people.stream()
                .distinct()
                .filter(profiles::containsKey)
                .collect(Collectors.toMap(id -> id, profiles::get));
    }

    @Override
    public void keep(UserId person, Profile profile) {
        if (profile.equals(Profile.NONE)) {
            profiles.remove(person);
        } else {
            profiles.put(person, profile);
        }
    }
}
