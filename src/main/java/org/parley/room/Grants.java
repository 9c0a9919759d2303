package org.parley.room;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.config.ChatConfig.Grant;
import org.parley.identity.Identity;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;

/** What follows in rooms from the roles that somebody has elsewhere, as it is configured. Immutable. */
public final class Grants {

    private final List<Grant> grants;

    /** Reads them from the configuration. */
    public Grants(ChatConfig config) {
        this.grants = config.rooms().grants();
    }

    /** Returns the role that somebody has in all rooms but direct ones; null where they have none. */
    public @Nullable Role everywhere(Identity identity) {
        return identity.roles().contains(Identity.ADMIN) ? Role.OWNER : best(identity, "");
    }

    /** Returns somebody who comes by a call of their own. */
    public Speaker speaker(Identity identity) {
        return Speaker.of(identity.person(), everywhere(identity));
    }

    /** Returns the rooms about which anything is configured. */
    Set<RoomId> rooms() {
        return grants.stream()
                .map(Grant::room)
                .filter(room -> !room.isEmpty())
                .map(RoomId::new)
                .collect(Collectors.toSet());
    }

    /** Returns the roles that somebody has in those of the {@link #rooms} where they have one. */
    Map<RoomId, Role> of(Identity identity) {
        Map<RoomId, Role> roles = new HashMap<>();
        for (RoomId room : rooms()) {
            Role best = best(identity, room.value());
            if (best != null) {
                roles.put(room, best);
            }
        }
        return roles;
    }

    private @Nullable Role best(Identity identity, String room) {
        return grants.stream()
                .filter(grant -> grant.room().equals(room) && identity.roles().contains(grant.role()))
                .map(grant -> Role.valueOf(grant.rank().toUpperCase(Locale.ROOT)))
                .min(Role::compareTo)
                .orElse(null);
    }
}
