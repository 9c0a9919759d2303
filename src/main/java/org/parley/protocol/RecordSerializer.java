package org.parley.protocol;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes any record of the wire: its components in their order, without the null ones, a {@link ServerFrame} with its
 * {@code type} first.
 *
 * <p>JSON-B 2, which Jakarta EE 9.1 brings, does not know records, and the providers that do differ; a serializer is
 * the same on all of them. Stateless but for a cache of accessors.
 */
final class RecordSerializer implements JsonbSerializer<Record> {

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return components;
        }
    };

    private final Formatting formatting;

    RecordSerializer(Formatting formatting) {
        this.formatting = formatting;
    }

    @Override
    public void serialize(Record record, JsonGenerator json, SerializationContext context) {
        json.writeStartObject();
        fields(record, json);
        json.writeEnd();
    }

    private void fields(Record record, JsonGenerator json) {
        if (record instanceof ServerFrame frame) {
            json.write("type", frame.type());
        }
        for (RecordComponent component : COMPONENTS.get(record.getClass())) {
            Object value = value(component, record);
            if (value != null) {
                json.writeKey(component.getName());
                write(value, json);
            }
        }
        String html = formatting.of(record);
        if (html != null) {
            json.write("html", html);
        }
    }

    private void write(Object value, JsonGenerator json) {
        if (value instanceof WireValue text) {
            json.write(text.value());
        } else if (value instanceof String text) {
            json.write(text);
        } else if (value instanceof Long number) {
            json.write(number);
        } else if (value instanceof Integer number) {
            json.write(number);
        } else if (value instanceof Boolean flag) {
            json.write(flag);
        } else if (value instanceof Instant time) {
            json.write(RecordWriter.TIME.format(time));
        } else if (value instanceof Enum<?> name) {
            json.write(name.name().toLowerCase(Locale.ROOT));
        } else if (value instanceof RequestId id) {
            requestId(id, json);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(item, json);
            }
            json.writeEnd();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((key, item) -> {
                json.writeKey(key.toString());
                write(item, json);
            });
            json.writeEnd();
        } else if (value instanceof Record record) {
            json.writeStartObject();
            fields(record, json);
            json.writeEnd();
        } else {
            throw new IllegalStateException("no place on the wire for " + value.getClass());
        }
    }

    private static void requestId(RequestId id, JsonGenerator json) {
        BigDecimal number = id.number();
        if (number == null) {
            json.write(id.text());
        } else {
            json.write(number);
        }
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
