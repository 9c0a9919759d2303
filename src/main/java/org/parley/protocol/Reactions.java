package org.parley.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Those who reacted to a message with one emoji.
 *
 * @param count how many they are
 * @param users who they are, in the order in which they did; on the wire not all, but who reads it before others
 */
public record Reactions(Emoji emoji, int count, List<Author> users) {

    /** How many different emoji a message takes (Mattermost's bound). */
    public static final int MOST_EMOJI = 50;

    /** How many reactions a message takes in all: their row stays below a million characters. */
    public static final int MOST = 5_000;

    /** How many are named on the wire. */
    public static final int NAMED = 20;

    /** All of them, in the order in which they reacted. */
    public Reactions(Emoji emoji, List<Author> users) {
        this(emoji, users.size(), List.copyOf(users));
    }

    /** Returns whether this person is among them. */
    public boolean has(UserId person) {
        return users.stream().anyMatch(user -> user.id().equals(person));
    }

    /** Returns them as they are told to somebody: a few names, the reader's own first. */
    Reactions seenBy(UserId reader) {
        if (users.size() <= NAMED) {
            return this;
        }
        List<Author> named = new ArrayList<>();
        users.stream().filter(user -> user.id().equals(reader)).forEach(named::add);
        users.stream()
                .filter(user -> !user.id().equals(reader))
                .limit(NAMED - named.size())
                .forEach(named::add);
        return new Reactions(emoji, count, named);
    }

    /** Returns all reactions to a message after one more or less; null where there is none. */
    static @Nullable List<Reactions> after(@Nullable List<Reactions> before, Reaction event) {
        List<Reactions> now = new ArrayList<>(Objects.requireNonNullElse(before, List.of()));
        int index = 0;
        while (index < now.size() && !now.get(index).emoji().equals(event.emoji())) {
            index++;
        }
        List<Author> users = new ArrayList<>(index < now.size() ? now.get(index).users() : List.of());
        boolean known =
                users.stream().anyMatch(user -> user.id().equals(event.from().id()));
        if (event.on() && !known) {
            users.add(event.from());
        } else if (!event.on()) {
            users.removeIf(user -> user.id().equals(event.from().id()));
        }
        return with(now, index, event.emoji(), users);
    }

    private static @Nullable List<Reactions> with(List<Reactions> now, int index, Emoji emoji, List<Author> users) {
        if (index < now.size()) {
            now.remove(index);
        }
        if (!users.isEmpty()) {
            now.add(index, new Reactions(emoji, users));
        }
        return now.isEmpty() ? null : List.copyOf(now);
    }
}
