package org.parley.protocol;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Right objects made wrong: each field dropped, of another type, far too large, there twice, or with a naughty value. */
public final class SpoiltJson {

    private static final int LARGE = 60_000;

    private static final List<String> OTHER_TYPES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "-0",
            "1.5",
            "1e3",
            "1e999999999",
            "1e-999999999",
            "1E400",
            "9223372036854775808",
            "999999999999999999",
            "\"\"",
            "\" \"",
            "\"1\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[]",
            "[1]",
            "{}",
            "{\"$ne\":null}");

    private static final List<String> TOO_LARGE = List.of(
            "\"" + "x".repeat(LARGE) + "\"",
            "\"" + "\\u0301".repeat(LARGE / 6) + "\"",
            "\"" + "\ud83d\ude00".repeat(LARGE / 4) + "\"",
            "9".repeat(LARGE),
            "1." + "0".repeat(LARGE),
            "[".repeat(LARGE / 2) + "]".repeat(LARGE / 2),
            "[" + "0,".repeat(LARGE / 2) + "0]",
            "{\"a\":".repeat(LARGE / 6) + "0" + "}".repeat(LARGE / 6));

    private SpoiltJson() {}

    /** Returns an object and everything that it can be spoilt to, field by field. */
    public static Stream<String> of(String right) {
        Map<String, String> fields = fields(right);
        List<String> spoilt = new ArrayList<>(List.of(right));
        for (String name : fields.keySet()) {
            spoilt.add(without(fields, name));
            spoilt.add(twice(fields, name));
            Stream.of(OTHER_TYPES, TOO_LARGE, NaughtyStrings.QUOTED)
                    .flatMap(List::stream)
                    .forEach(value -> spoilt.add(with(fields, name, value)));
        }
        return spoilt.stream();
    }

    private static Map<String, String> fields(String right) {
        JsonObject object = Json.createReader(new StringReader(right)).readObject();
        Map<String, String> fields = new LinkedHashMap<>();
        object.forEach((name, value) -> fields.put(name, value.toString()));
        return fields;
    }

    private static String without(Map<String, String> fields, String name) {
        Map<String, String> fewer = new LinkedHashMap<>(fields);
        fewer.remove(name);
        return json(fewer);
    }

    private static String with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return json(changed);
    }

    private static String twice(Map<String, String> fields, String name) {
        return "{\"" + name + "\":" + fields.get(name) + "," + json(fields).substring(1);
    }

    private static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
