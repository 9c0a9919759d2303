package org.parley.faults;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.parley.faults.Outgoing.Draft;
import org.parley.faults.checker.Event;
import org.parley.faults.checker.Event.Acked;
import org.parley.faults.checker.Event.Closed;
import org.parley.faults.checker.Event.Dismissed;
import org.parley.faults.checker.Event.Invoked;
import org.parley.faults.checker.Event.Received;
import org.parley.faults.checker.Event.Refused;
import org.parley.faults.checker.Event.Removed;
import org.parley.faults.checker.Event.Resumed;
import org.parley.faults.checker.Event.TurnedAway;
import org.parley.faults.checker.Stored;

/**
 * Somebody in a room, as a page would be: keeps its position, comes back with jittered back-off after a break, to another
 * node where there is one, resumes, and repeats what has no answer with the same {@code cid}. Records all that happens.
 * Thread-safe.
 */
final class LoadClient implements Wire.Ear {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** A heartbeat comes each 25 s; whoever does not hear it twice over has lost the server. */
    private static final Duration SILENCE = Duration.ofSeconds(55);

    private static final int MOST_WAITING = 100;

    private static final Set<String> SENT_OUT = Set.of("kicked", "banned");

    /** From here on, a close code says not to come back. */
    private static final int FOR_GOOD = 4500;

    private final Surroundings around;
    private final String name;
    private final String cookie;
    private final String room;
    private final Outgoing outgoing;
    private final BackOff backOff;
    private final int home;
    private int port;
    private boolean homesick;
    private @Nullable Wire wire;
    private String connection = "";
    private String user = "";
    private @Nullable String epoch;
    private long position = -1;
    private boolean joined;
    private boolean removed;
    private boolean gone;
    private boolean resting;
    private long heardAt;

    /** @param home the port of the node that it goes to first */
    LoadClient(Surroundings around, String name, String room, int home, Random random) {
        this.around = around;
        this.home = home;
        this.port = home;
        this.name = name;
        this.room = room;
        this.backOff = new BackOff(random);
        this.outgoing = new Outgoing(name);
        this.cookie = Cookie.of(name, random);
    }

    String name() {
        return name;
    }

    String room() {
        return room;
    }

    /** Returns the port of the node that it goes to first. */
    int home() {
        return home;
    }

    /** Returns the person's id; empty before the first welcome. */
    synchronized String user() {
        return user;
    }

    synchronized boolean joined() {
        return joined;
    }

    /** Returns whether it is where it wants to be: in its room, or away. */
    synchronized boolean content() {
        return joined || resting;
    }

    /** Stays away from the next break on, until it is woken. */
    synchronized void rest() {
        resting = true;
    }

    /** Comes back. */
    synchronized void wake() {
        if (resting) {
            resting = false;
            if (wire == null) {
                connect();
            }
        }
    }

    /** Returns whether it is in its room and nothing of it waits for an answer, or was sent out. */
    synchronized boolean settled() {
        return removed || (joined && outgoing.size() == 0);
    }

    /** Returns whether it has been told that it is sent out of its room. */
    synchronized boolean isRemoved() {
        return removed;
    }

    /** Opens the socket, and resumes where there is something to resume. */
    synchronized void connect() {
        if (gone || resting || wire != null) {
            return;
        }
        heardAt = now();
        String query = epoch == null ? "" : "?epoch=" + epoch + "&after=" + position;
        var fresh = new Wire(this, around.sockets(), port, Handshake.of(port, room, query, cookie));
        wire = fresh;
        around.sockets().add(fresh);
        var unused = around.timers().schedule(fresh::giveUp, backOff.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says something, if it is in the room and does not wait for too much already; returns whether it did. */
    synchronized boolean say(String words) {
        if (!joined || outgoing.size() >= MOST_WAITING) {
            return false;
        }
        transmit(outgoing.write(words));
        return true;
    }

    /** Says something, and at once the same again, as somebody does whose network stutters. */
    synchronized void sayTwice(String words) {
        if (joined && outgoing.size() < MOST_WAITING) {
            Draft draft = outgoing.write(words);
            transmit(draft);
            transmit(new Draft(draft.cid(), 1, draft.text(), 0));
        }
    }

    /** Repeats what has had no answer for long, and gives up a server that is silent. */
    void watch() {
        Wire silent = null;
        synchronized (this) {
            long now = now();
            if (joined) {
                outgoing.due(now).forEach(this::transmit);
                silent = now - heardAt > SILENCE.toNanos() ? wire : null;
            }
        }
        if (silent != null) {
            silent.cut();
        }
    }

    /** Breaks the connection; it comes back by itself. */
    void cut() {
        Wire open;
        synchronized (this) {
            open = wire;
        }
        if (open != null) {
            open.cut();
        }
    }

    /** Goes back to the node that it went to first, if it is at another. */
    void goHome() {
        boolean away;
        synchronized (this) {
            away = port != home;
            homesick = away;
        }
        if (away) {
            cut();
        }
    }

    @Override
    public synchronized void opened(Wire opened) {
        heardAt = now();
    }

    @Override
    public synchronized void heard(Wire from, String text) {
        if (from != wire) {
            return;
        }
        long now = now();
        heardAt = now;
        if (text.startsWith("{\"type\":\"presence\"")
                || (text.startsWith("{\"type\":\"member\"") && !text.contains("\"seq\":"))) {
            // Very many, and not what this is about.
            return;
        }
        JsonObject frame = Json.object(text);
        switch (frame.getString("type")) {
            case "welcome" -> {
                connection = frame.getString("connection");
                user = frame.getJsonObject("user").getString("id");
            }
            case "joined" -> join(now, frame);
            case "message" -> receive(now, frame);
            case "member" -> changed(now, frame);
            case "ok" -> acknowledged(now, frame);
            case "error" -> refused(now, frame);
            case "ping" -> from.send("{\"type\":\"pong\"}");
            case "bye" -> {
                long after = number(frame, "after");
                backOff.ask(after);
                record(new Dismissed(now, name, connection, room, after));
            }
            case "resync" -> begin(now, frame.getString("epoch"), number(frame, "head"), false, number(frame, "head"));
            default -> {
                // Typing and whatever comes in later versions is not what this is about.
            }
        }
    }

    @Override
    public synchronized void ended(Wire from, int code, String reason) {
        if (from != wire) {
            return;
        }
        if (!connection.isEmpty()) {
            record(new Closed(now(), name, connection, room, code, reason));
        }
        wire = null;
        connection = "";
        joined = false;
        gone = gone || (code >= FOR_GOOD && code < 5000);
        comeBack();
    }

    private void join(long now, JsonObject frame) {
        boolean recovered = frame.getBoolean("recovered");
        var events = frame.getJsonArray("events");
        long head = number(frame, "head");
        long first = events.isEmpty() ? head + 1 : number(events.getJsonObject(0), "seq");
        begin(now, frame.getString("epoch"), recovered ? position : first - 1, recovered, head);
        for (JsonValue event : events) {
            receive(now, event.asJsonObject());
        }
        joined = true;
        backOff.succeeded();
        outgoing.due(Long.MAX_VALUE).forEach(this::transmit);
    }

    private void begin(long now, String life, long after, boolean recovered, long head) {
        epoch = life;
        position = after;
        int node = around.balancer().node(port);
        record(new Resumed(now, name, node, connection, room, life, after, recovered, head));
    }

    private void receive(long now, JsonObject message) {
        long seq = number(message, "seq");
        position = Math.max(position, seq);
        Stored stored = FinalLogs.stored(message);
        record(new Received(now, name, connection, room, seq, stored.mid(), stored.hash()));
    }

    private void changed(long now, JsonObject change) {
        receive(now, change);
        if (change.getJsonObject("user").getString("id").equals(user)
                && SENT_OUT.contains(change.getString("change"))) {
            record(new Removed(now, name, connection, room, position));
            removed = true;
            joined = false;
        }
    }

    private void transmit(Draft draft) {
        long now = now();
        Draft next = outgoing.attempt(draft, now + ANSWER.toNanos());
        record(new Invoked(now, name, room, next.cid(), next.attempt(), Texts.hash(next.text())));
        if (wire != null) {
            wire.send("{\"type\":\"send\",\"id\":\"" + next.cid() + "#" + next.attempt() + "\",\"room\":\"" + room
                    + "\",\"cid\":\"" + next.cid() + "\",\"text\":" + Json.quoted(next.text()) + "}");
        }
    }

    private void acknowledged(long now, JsonObject frame) {
        String[] re = frame.getString("re").split("#", 2);
        outgoing.remove(re[0]);
        record(new Acked(
                now, name, room, re[0], Integer.parseInt(re[1]), number(frame, "seq"), frame.getString("mid")));
    }

    /** Half of what is refused is given up, so that it shows whether it is stored all the same. */
    private void refused(long now, JsonObject frame) {
        if (!frame.containsKey("re")) {
            return;
        }
        String[] re = frame.getString("re").split("#", 2);
        String code = frame.getString("code");
        record(new Refused(now, name, room, re[0], Integer.parseInt(re[1]), code));
        if (frame.getBoolean("retry") && re[0].hashCode() % 2 == 0) {
            outgoing.postpone(re[0], now + TimeUnit.MILLISECONDS.toNanos(backOff.retry()));
        } else {
            outgoing.remove(re[0]);
        }
    }

    @Override
    public synchronized void turnedAway(Wire from, int status) {
        if (from != wire) {
            return;
        }
        record(new TurnedAway(now(), name, room, status));
        wire = null;
        comeBack();
    }

    private void comeBack() {
        port = homesick ? home : around.balancer().another(port);
        homesick = false;
        if (gone || resting || around.timers().isShutdown()) {
            return;
        }
        var unused = around.timers().schedule(this::connect, backOff.next(), TimeUnit.MILLISECONDS);
    }

    private void record(Event event) {
        around.journal().record(event);
    }

    private long now() {
        return around.journal().now();
    }

    private static long number(JsonObject frame, String field) {
        return frame.getJsonNumber(field).longValue();
    }
}
