package org.parley.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Message;

/**
 * What somebody looks for: words, phrases, and where and from whom.
 *
 * @param phrases each of which a text must have
 * @param from the id of who wrote it, or the name or parts of it; null: anybody
 * @param room the id of the room, or its name; null: all
 * @param since the first moment that counts; null: the beginning
 * @param before the first moment after that which counts no more; null: the end
 * @param link whether it must have a link
 * @param reaction whether somebody must have reacted
 */
public record Query(
        List<Phrase> phrases,
        @Nullable String from,
        @Nullable String room,
        @Nullable Instant since,
        @Nullable Instant before,
        boolean link,
        boolean reaction) {

    /** Returns the keys by which an index finds it, the rarest first as far as that can be told; none where there is only a place. */
    public List<Key> keys() {
        Set<Key> keys = new LinkedHashSet<>();
        phrases.forEach(phrase -> keys.addAll(phrase.keys()));
        if (from != null) {
            keys.addAll(Key.of(from));
        }
        if (link) {
            keys.add(Key.LINK);
        }
        return List.copyOf(keys);
    }

    /** Returns where a message has what is looked for; nothing where it does not have all of it. */
    public Optional<Found> in(Message message) {
        if (message.isDeleted()
                || (reaction && message.reactions() == null)
                || (link && !Key.hasLink(message))
                || !isFrom(message)) {
            return Optional.empty();
        }
        List<Token> text = Token.of(message.text());
        List<Found.Mark> marks = new ArrayList<>();
        for (Phrase phrase : phrases) {
            List<Found.Mark> there = phrase.in(text);
            if (there.isEmpty()) {
                return Optional.empty();
            }
            marks.addAll(there);
        }
        return Optional.of(new Found(message, marks));
    }

    private boolean isFrom(Message message) {
        if (from == null) {
            return true;
        }
        Set<String> author = Key.of(message.from());
        return Key.of(from).stream().allMatch(key -> author.contains(key.word()));
    }

    /** Returns whether this is how the room that is looked for is called. */
    public boolean isRoom(String name) {
        return room != null
                && Folding.of(name.toLowerCase(Locale.ROOT)).equals(Folding.of(room.toLowerCase(Locale.ROOT)));
    }
}
