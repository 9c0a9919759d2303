package org.parley.faults;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;

/** Reads JSON, many thousand times a second: the provider is looked for once. */
final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    static JsonObject object(String text) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** Returns a string as JSON. */
    static String quoted(String text) {
        return PROVIDER.createValue(text).toString();
    }
}
