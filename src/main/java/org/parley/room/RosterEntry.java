package org.parley.room;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.NodeId;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.MemberState;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.Role;
import org.parley.protocol.Status;
import org.parley.protocol.WrittenList.Written;

/** One member of a room: what this node knows of them, and what the others say. Guarded by the room's lock. */
final class RosterEntry {

    private Person person;
    private Profile profile;
    private @Nullable Role role;
    private @Nullable Long read;
    private Status status = Status.ONLINE;
    private int connections;
    private long droppedAt;
    /** Stays though they have no connection. */
    private boolean awaited;
    /** Is shown as they were though they have no connection. */
    private boolean missed;

    private final Map<NodeId, Elsewhere> elsewhere = new HashMap<>(0);
    private boolean told;
    private @Nullable Written<MemberState> row;

    /**
     * How they are on another node.
     *
     * @param fadesAt when that is over, because the node has ended, on this node's monotonic clock; null where it has not
     */
    private record Elsewhere(Status status, @Nullable Long fadesAt) {}

    RosterEntry(Person person, Profile profile) {
        this.person = person;
        this.profile = profile;
    }

    Person person() {
        return person;
    }

    Profile profile() {
        return profile;
    }

    @Nullable
    Role role() {
        return role;
    }

    /** Returns whether that is another name or look than before. */
    boolean become(Person now, Profile chosen) {
        boolean changed = !person.equals(now) || !profile.equals(chosen);
        person = now;
        profile = chosen;
        row = null;
        return changed;
    }

    void settle(@Nullable Role given) {
        role = given;
        row = null;
    }

    void read(@Nullable Long seq) {
        read = seq;
        row = null;
    }

    @Nullable
    Long read() {
        return read;
    }

    /** One connection more; how they are by it counts where they were not here. */
    void enter(Status first) {
        status = isHere() ? status : first;
        connections++;
        comeBack();
    }

    /** One connection less; returns whether it was the last. */
    boolean exit() {
        connections--;
        row = null;
        return connections == 0;
    }

    /** The last connection broke: they may come back at once. */
    void drop(long now, boolean shown) {
        droppedAt = now;
        awaited = true;
        missed = shown;
        row = null;
    }

    /** Takes note of how somebody is who has a connection here. */
    void be(Status now) {
        status = now;
        row = null;
    }

    boolean isConnected() {
        return connections > 0;
    }

    /** Whether others take them for being on this node. */
    boolean isHere() {
        return connections > 0 || missed;
    }

    /** Whether they are on this node, or may come back to it at once. */
    boolean isPresentHere() {
        return isHere() || awaited;
    }

    boolean isPresent() {
        return isPresentHere() || !elsewhere.isEmpty();
    }

    /** Returns how they are on this node. */
    Status here() {
        return isHere() ? status : Status.OFFLINE;
    }

    /** Returns how others see them, as all nodes say together. */
    Status shown() {
        Status all = here();
        for (Elsewhere other : elsewhere.values()) {
            all = Status.of(all, other.status());
        }
        return all;
    }

    /** Another node says how they are there. */
    void be(NodeId node, Status now) {
        if (now != Status.OFFLINE) {
            comeBack();
        }
        elsewhere.put(node, new Elsewhere(now, null));
        row = null;
    }

    /** They are not on another node any more. */
    void leave(NodeId node) {
        elsewhere.remove(node);
        row = null;
    }

    /** Another node has ended, and they may come back by this one. */
    void fade(NodeId node, long until) {
        elsewhere.computeIfPresent(node, (key, last) -> new Elsewhere(last.status(), until));
        row = null;
    }

    boolean isElsewhere() {
        return !elsewhere.isEmpty();
    }

    boolean isOn(NodeId node) {
        return elsewhere.containsKey(node);
    }

    /** Nobody needs to wait for them any more. */
    private void comeBack() {
        awaited = false;
        missed = false;
        elsewhere.values().removeIf(other -> other.fadesAt() != null);
        row = null;
    }

    /** Ends what was granted to them for coming back, where it is over. */
    void expire(long now, long leaveGrace, long presenceGrace) {
        if (awaited && now - droppedAt >= leaveGrace) {
            awaited = false;
            // Who has no role here is gone with that.
            missed = missed && role != null;
            row = null;
        }
        if (missed && now - droppedAt >= presenceGrace) {
            missed = false;
            row = null;
        }
        if (elsewhere.values().removeIf(other -> other.fadesAt() != null && now - other.fadesAt() >= 0)) {
            row = null;
        }
    }

    /** Written once for each change, and not for each who joins. */
    Written<MemberState> row(FrameCodec codec, boolean small) {
        Written<MemberState> written = row;
        if (written == null || told != small) {
            written = codec.write(new MemberState(person, shown(), role, small ? read : null, profile));
            row = written;
            told = small;
        }
        return written;
    }
}
