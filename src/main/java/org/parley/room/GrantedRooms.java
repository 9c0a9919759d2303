package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.parley.identity.Identity;
import org.parley.log.MessageLog;
import org.parley.log.Posting;
import org.parley.log.RoomPatch;
import org.parley.protocol.Author;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.threads.Threads;

/**
 * Has the memberships of people follow from the roles that they have elsewhere: each time they come in, also what they
 * have no more. Thread-safe.
 */
@ApplicationScoped
public class GrantedRooms {

    private final Grants grants;
    private final LiveRooms rooms;
    private final MessageLog log;
    private final Memberships memberships;
    private final Reading reading;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected GrantedRooms() {
        grants = null;
        rooms = null;
        log = null;
        memberships = null;
        reading = null;
    }

    /** Knows what is configured. */
    @Inject
    public GrantedRooms(Grants grants, LiveRooms rooms, MessageLog log, Memberships memberships, Threads threads) {
        this.grants = grants;
        this.rooms = rooms;
        this.log = log;
        this.memberships = memberships;
        this.reading = new Reading(threads);
    }

    /** Applies somebody's roles; completes when every room has been told. */
    public CompletionStage<Void> apply(Identity identity) {
        if (grants.rooms().isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        return reading.of(() -> {
                    Map<RoomId, Role> granted = grants.of(identity);
                    List<CompletableFuture<?>> told = new ArrayList<>();
                    for (RoomId room : grants.rooms()) {
                        Role role = granted.get(room);
                        if (role != null && log.find(room).isEmpty()) {
                            make(room);
                        }
                        rooms.find(room)
                                .ifPresent(live -> told.add(memberships
                                        .follow(live, identity.person(), role)
                                        .toCompletableFuture()));
                    }
                    return CompletableFuture.allOf(told.toArray(CompletableFuture<?>[]::new));
                })
                .thenCompose(all -> all);
    }

    /** A room that nobody has made is for those who are granted it. */
    private void make(RoomId id) {
        var room = new RoomInfo(id, id.value(), RoomInfo.Kind.PRIVATE, RoomInfo.Life.LASTING);
        log.create(room, List.of(new Posting.Alteration(Author.PARLEY, RoomPatch.CREATION)));
    }
}
