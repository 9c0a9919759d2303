package org.parley.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Everybody who is in the rooms during a run. */
final class Crowd {

    /** How many rooms there are. */
    static final int ROOMS = 20;

    private static final Duration WATCH = Duration.ofSeconds(1);

    /** So many open at once, as people do who come by and by. */
    private static final int WAVE = 50;

    private final List<LoadClient> clients = new ArrayList<>();

    /** Brings people together, who are spread evenly over the rooms; nobody is connected yet. */
    Crowd(Surroundings around, int size, long seed) {
        var random = new Random(seed);
        for (int i = 0; i < size; i++) {
            clients.add(new LoadClient(
                    around, "p" + i, "room-" + i % ROOMS, around.balancer().home(i), new Random(random.nextLong())));
        }
        long pause = WATCH.toMillis();
        var unused = around.timers()
                .scheduleWithFixedDelay(() -> clients.forEach(LoadClient::watch), pause, pause, TimeUnit.MILLISECONDS);
    }

    static List<String> rooms() {
        return IntStream.range(0, ROOMS).mapToObj(i -> "room-" + i).toList();
    }

    List<LoadClient> clients() {
        return clients;
    }

    int size() {
        return clients.size();
    }

    /** Returns the people of one room. */
    List<LoadClient> in(String room) {
        return clients.stream().filter(client -> client.room().equals(room)).toList();
    }

    /** Returns the people who go to one node first. */
    List<LoadClient> at(int port) {
        return clients.stream().filter(client -> client.home() == port).toList();
    }

    /** Connects everybody, and waits until all are in their rooms. */
    void enter() {
        for (int begin = 0; begin < clients.size(); begin += WAVE) {
            List<LoadClient> wave = clients.subList(begin, Math.min(begin + WAVE, clients.size()));
            wave.forEach(LoadClient::connect);
            Awaitility.await("everybody is in a room")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> wave.stream().allMatch(LoadClient::joined));
        }
    }

    /** Returns whether everybody is back who wants to be. */
    boolean allBack() {
        return clients.stream().allMatch(LoadClient::content);
    }

    /** Has some people stay away from the next break on, and returns them. */
    List<LoadClient> rest(int count) {
        return rest(count, clients);
    }

    /** Has some of these people stay away from the next break on, and returns them. */
    static List<LoadClient> rest(int count, List<LoadClient> people) {
        List<LoadClient> resting = some(count, people);
        resting.forEach(LoadClient::rest);
        return resting;
    }

    /** Returns so many of these people, by chance. */
    static List<LoadClient> some(int count, List<LoadClient> people) {
        List<LoadClient> some = new ArrayList<>(people);
        Collections.shuffle(some, ThreadLocalRandom.current());
        return some.subList(0, count);
    }

    /** Returns how many are in their rooms and wait for nothing. */
    long settled() {
        return clients.stream().filter(LoadClient::settled).count();
    }

    LoadClient anybody() {
        return clients.get(ThreadLocalRandom.current().nextInt(clients.size()));
    }

    /** Returns the ids of those who are in a room now. */
    Set<String> users(String room) {
        return in(room).stream()
                .filter(LoadClient::joined)
                .map(LoadClient::user)
                .collect(Collectors.toSet());
    }
}
