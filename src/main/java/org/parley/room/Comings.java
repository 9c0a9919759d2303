package org.parley.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.UserId;
import org.parley.room.Audience.Told;

/**
 * Comings and goings that are to be told, in their order: of each kind of word about a person only the last, because it
 * says all that the others said. Guarded by its audience.
 */
final class Comings {

    private final Map<Word, Told> words = new LinkedHashMap<>();

    /** Membership and presence are two words: who left may have been offline before. */
    private record Word(UserId about, Class<? extends ServerFrame> kind) {}

    void add(UserId about, Told told) {
        var word = new Word(about, told.frame().getClass());
        words.remove(word);
        words.put(word, told);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Returns them all, and begins anew. */
    List<Told> take() {
        List<Told> all = List.copyOf(words.values());
        words.clear();
        return all;
    }
}
