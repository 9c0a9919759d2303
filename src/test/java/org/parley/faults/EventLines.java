package org.parley.faults;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.faults.checker.Event;

/** Writes an event as a line of JSON, its type and its components, and reads it again. Used by one thread. */
final class EventLines {

    private static final Map<String, Class<?>> TYPES = Arrays.stream(Event.class.getPermittedSubclasses())
            .collect(Collectors.toMap(EventLines::name, Function.identity()));

    /** The same few names come again in every line. */
    private final Map<String, String> names = new HashMap<>();

    String write(Event event) {
        var line =
                new StringBuilder("{\"type\":\"").append(name(event.getClass())).append('"');
        try {
            for (RecordComponent component : event.getClass().getRecordComponents()) {
                Object value = component.getAccessor().invoke(event);
                line.append(",\"").append(component.getName()).append("\":");
                line.append(value instanceof String text ? Json.quoted(text) : value);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an event is a record: " + event, e);
        }
        return line.append('}').toString();
    }

    Event read(String line) {
        JsonObject json = Json.object(line);
        Class<?> type = Objects.requireNonNull(TYPES.get(json.getString("type")), line);
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(Objects.requireNonNull(json.get(components[i].getName()), line), types[i]);
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            return (Event) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no event: " + line, e);
        }
    }

    private Object value(JsonValue json, Class<?> type) {
        if (type == long.class) {
            return ((JsonNumber) json).longValue();
        } else if (type == int.class) {
            return ((JsonNumber) json).intValue();
        } else if (type == boolean.class) {
            return json == JsonValue.TRUE;
        }
        return names.computeIfAbsent(((JsonString) json).getString(), Function.identity());
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
