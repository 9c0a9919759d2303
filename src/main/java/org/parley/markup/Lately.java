package org.parley.markup;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was lately made of texts, because everybody who joins a room is given its newest messages: those that were not
 * asked for longest go first. Thread-safe.
 */
final class Lately {

    private static final float LOAD = 0.75f;

    private final Map<String, String> held = new LinkedHashMap<>(16, LOAD, true);
    private final long most;
    private long size;

    /** @param most how much it holds, in UTF-16 units of texts and of what was made of them */
    Lately(long most) {
        this.most = most;
    }

    /** Returns what is made of a text, made now where it is not held. */
    String get(String text, Function<String, String> maker) {
        synchronized (this) {
            String known = held.get(text);
            if (known != null) {
                return known;
            }
        }
        String made = maker.apply(text);
        put(text, made);
        return made;
    }

    private synchronized void put(String text, String made) {
        if (held.put(text, made) != null) {
            return;
        }
        size += text.length() + made.length();
        Iterator<Map.Entry<String, String>> oldest = held.entrySet().iterator();
        while (size > most && oldest.hasNext()) {
            Map.Entry<String, String> gone = oldest.next();
            size -= gone.getKey().length() + gone.getValue().length();
            oldest.remove();
        }
    }
}
