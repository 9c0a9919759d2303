package org.parley.protocol;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes any record of the wire as JSON: its components in their order, without the null ones, a {@link ServerFrame}
 * with its {@code type} first.
 *
 * <p>The same text as {@link RecordSerializer} gives, in a fifth of its time, because frames are made for each message
 * (decision 0006); a test holds the two together. What people say stands twice, as text and as HTML, where it is
 * formatted. Stateless but for a cache of accessors.
 */
final class RecordWriter {

    /** Always with three digits of milliseconds, so that times sort as text. */
    static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private static final int TYPICAL = 384;

    /** How long a frame may be, in UTF-16 units, that still gets HTML: what waits for a reader is bounded. */
    private static final int MOST_WITH_HTML = 256 * 1024;

    private static final int LAST_CONTROL = 0x1F;

    private static final ClassValue<Field[]> FIELDS = new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            var fields = new Field[components.length];
            for (int i = 0; i < fields.length; i++) {
                components[i].getAccessor().setAccessible(true);
                fields[i] = new Field("\"" + components[i].getName() + "\":", components[i]);
            }
            return fields;
        }
    };

    private record Field(String key, RecordComponent component) {

        @Nullable
        Object of(Record record) {
            try {
                return component.getAccessor().invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final Formatting formatting;

    RecordWriter(Formatting formatting) {
        this.formatting = formatting;
    }

    String write(Record record) {
        var json = new StringBuilder(TYPICAL);
        record(record, json);
        return json.toString();
    }

    /** Returns a text as a JSON string, with its quotes. */
    static String quote(String text) {
        var json = new StringBuilder(text.length() + 2);
        text(text, json);
        return json.toString();
    }

    private void record(Record record, StringBuilder json) {
        json.append('{');
        boolean first = true;
        if (record instanceof ServerFrame frame) {
            json.append("\"type\":\"").append(frame.type()).append('"');
            first = false;
        }
        for (Field field : FIELDS.get(record.getClass())) {
            Object value = field.of(record);
            if (value != null) {
                if (!first) {
                    json.append(',');
                }
                first = false;
                json.append(field.key());
                value(value, json);
            }
        }
        String html = json.length() <= MOST_WITH_HTML ? formatting.of(record) : null;
        if (html != null) {
            json.append(",\"html\":");
            text(html, json);
        }
        json.append('}');
    }

    private void value(Object value, StringBuilder json) {
        if (value instanceof WireValue text) {
            text(text.value(), json);
        } else if (value instanceof String text) {
            text(text, json);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof Instant time) {
            json.append('"').append(TIME.format(time)).append('"');
        } else if (value instanceof Enum<?> name) {
            text(name.name().toLowerCase(Locale.ROOT), json);
        } else if (value instanceof RequestId id) {
            requestId(id, json);
        } else if (value instanceof WrittenList<?> list) {
            list.appendTo(json);
        } else if (value instanceof List<?> list) {
            String comma = "";
            json.append('[');
            for (Object item : list) {
                json.append(comma);
                value(item, json);
                comma = ",";
            }
            json.append(']');
        } else if (value instanceof Map<?, ?> map) {
            String comma = "";
            json.append('{');
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.append(comma);
                text(entry.getKey().toString(), json);
                json.append(':');
                value(entry.getValue(), json);
                comma = ",";
            }
            json.append('}');
        } else if (value instanceof Record record) {
            record(record, json);
        } else {
            throw new IllegalStateException("no place on the wire for " + value.getClass());
        }
    }

    private static void requestId(RequestId id, StringBuilder json) {
        if (id.number() == null) {
            text(id.text(), json);
        } else {
            json.append(id.number());
        }
    }

    /** Escapes what must be (RFC 8259, section 7), and copies the stretches between. */
    private static void text(String text, StringBuilder json) {
        json.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > LAST_CONTROL && c != '"' && c != '\\') {
                continue;
            }
            json.append(text, from, i);
            from = i + 1;
            escape(c, json);
        }
        json.append(text, from, text.length()).append('"');
    }

    private static void escape(char c, StringBuilder json) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            default -> json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
    }
}
