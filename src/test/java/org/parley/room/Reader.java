package org.parley.room;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Joined;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;

/** A subscriber that keeps what it hears. */
final class Reader implements Subscriber {

    private final String name;
    private final Person person;
    final List<Joined> snapshots = new CopyOnWriteArrayList<>();
    final List<ServerFrame> heard = new CopyOnWriteArrayList<>();
    final List<ServerFrame> reasons = new CopyOnWriteArrayList<>();
    final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    volatile Status status = Status.ONLINE;
    volatile @Nullable Profile profile;

    Reader(String name) {
        this(name, new Person(new UserId("u-" + name), name, true));
    }

    /** @param name for messages of failures */
    Reader(String name, Person person) {
        this.name = name;
        this.person = person;
    }

    @Override
    public Person person() {
        return person;
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public @Nullable Profile profile() {
        return profile;
    }

    @Override
    public void joined(Joined snapshot) {
        snapshots.add(snapshot);
    }

    @Override
    public void deliver(Delivery delivery) {
        deliveries.add(delivery);
        heard.addAll(delivery.frames());
    }

    @Override
    public void sentOut(RoomId room, ServerFrame why) {
        reasons.add(why);
    }

    Joined snapshot() {
        return snapshots.get(snapshots.size() - 1);
    }

    List<Message> messages() {
        return heard(Message.class);
    }

    <T extends ServerFrame> List<T> heard(Class<T> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    void awaitMessages(int count) {
        patience(count + " messages").until(() -> messages().size() >= count);
    }

    <T extends ServerFrame> T await(Class<T> type) {
        patience(type.getSimpleName()).until(() -> !heard(type).isEmpty());
        return heard(type).get(0);
    }

    /** Looks often: a test has many readers, and each of them waits. */
    private ConditionFactory patience(String what) {
        return Awaitility.await(name + " hears " + what)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2));
    }
}
