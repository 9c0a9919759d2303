package org.parley.protocol;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.parley.protocol.JsonFields.Digits;
import org.parley.protocol.JsonFields.Nested;
import org.parley.protocol.JsonFields.Texts;

/**
 * Reads one JSON object as hostile input: 16 levels at most, no key twice, every string real text, nothing behind it.
 *
 * <p>Thread-safe. Its cost is linear in the text's length.
 */
final class JsonFieldsReader {

    static final int MAX_DEPTH = 16;
    private static final Set<String> IN_ARRAY = Set.of();

    private final JsonParserFactory parsers;

    JsonFieldsReader(JsonParserFactory parsers) {
        this.parsers = parsers;
    }

    JsonFields read(String json) throws BadFrame {
        try (JsonParser parser = parsers.createParser(new StringReader(json))) {
            if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
                throw new BadFrame("a frame is one JSON object");
            }
            Map<String, Object> fields = object(parser);
            if (parser.hasNext()) {
                throw new BadFrame("a frame is one JSON object, with nothing behind it");
            }
            return new JsonFields(fields);
        } catch (JsonException | NoSuchElementException | IllegalStateException e) {
            // Providers differ in what they throw at broken JSON; the reason is the same for the client.
            throw new BadFrame("not JSON");
        }
    }

    private static Map<String, Object> object(JsonParser parser) throws BadFrame {
        Map<String, Object> fields = new HashMap<>();
        Set<String> seen = new HashSet<>();
        while (true) {
            JsonParser.Event event = parser.next();
            if (event == JsonParser.Event.END_OBJECT) {
                return fields;
            }
            String key = key(parser, seen);
            switch (parser.next()) {
                case VALUE_STRING -> fields.put(key, realText(parser.getString()));
                case VALUE_NUMBER -> fields.put(key, new Digits(parser.getString()));
                case VALUE_TRUE -> fields.put(key, true);
                case VALUE_FALSE -> fields.put(key, false);
                case VALUE_NULL -> {
                    // The same as a field that is not there.
                }
                case START_OBJECT -> {
                    Deque<Set<String>> levels = new ArrayDeque<>();
                    levels.push(new HashSet<>());
                    skip(parser, levels);
                    fields.put(key, Nested.VALUE);
                }
                case START_ARRAY -> fields.put(key, array(parser));
                default -> throw new BadFrame("not JSON");
            }
        }
    }

    /** Returns the texts of an array that has nothing else; the content of others nobody asks for. */
    private static Object array(JsonParser parser) throws BadFrame {
        List<String> texts = new ArrayList<>();
        JsonParser.Event event = parser.next();
        while (event == JsonParser.Event.VALUE_STRING) {
            texts.add(realText(parser.getString()));
            event = parser.next();
        }
        if (event == JsonParser.Event.END_ARRAY) {
            return new Texts(texts);
        }
        Deque<Set<String>> levels = new ArrayDeque<>();
        levels.push(IN_ARRAY);
        if (event == JsonParser.Event.START_OBJECT || event == JsonParser.Event.START_ARRAY) {
            levels.push(event == JsonParser.Event.START_OBJECT ? new HashSet<>() : IN_ARRAY);
        }
        skip(parser, levels);
        return Nested.VALUE;
    }

    /**
     * Walks over a nested value without keeping it, by the same rules.
     *
     * @param levels the keys of each level that has begun; {@link #IN_ARRAY} stands for an array's
     */
    private static void skip(JsonParser parser, Deque<Set<String>> levels) throws BadFrame {
        while (!levels.isEmpty()) {
            switch (parser.next()) {
                case START_OBJECT -> levels.push(new HashSet<>());
                case START_ARRAY -> levels.push(IN_ARRAY);
                case END_OBJECT, END_ARRAY -> levels.pop();
                case KEY_NAME -> key(parser, levels.element());
                case VALUE_STRING -> realText(parser.getString());
                default -> {
                    // A number, true, false or null: nothing to check.
                }
            }
            if (levels.size() >= MAX_DEPTH) {
                throw new BadFrame("more than " + MAX_DEPTH + " levels deep");
            }
        }
    }

    private static String key(JsonParser parser, Set<String> seen) throws BadFrame {
        String key = realText(parser.getString());
        if (!seen.add(key)) {
            throw new BadFrame("a field stands twice");
        }
        return key;
    }

    private static String realText(String text) throws BadFrame {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new BadFrame("a lone surrogate is not text");
                }
                i++;
            }
        }
        return text;
    }
}
