package org.parley.api;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.log.RoomPatch;
import org.parley.protocol.BadFrame;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.JsonFields;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;

/** Reads what somebody wishes of a room. */
final class RoomBody {

    /** Controls, and what turns the direction of the text around it (Unicode's bidirectional controls). */
    private static final Pattern NOT_SHOWN =
            Pattern.compile("[\\p{Cc}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    private RoomBody() {}

    /** Reads a room that is to be made. */
    static RoomInfo wished(JsonFields fields) throws BadFrame {
        RoomId id = RoomId.parse(fields.text("id"))
                .orElseThrow(() -> bad("\"id\" must be 1 to 64 of a-z 0-9 . _ -, beginning with a letter or digit"));
        RoomPatch patch = patch(fields);
        var plain = new RoomInfo(id, id.value(), RoomInfo.Kind.PUBLIC, RoomInfo.Life.LASTING);
        return patch.applyTo(plain);
    }

    /** Reads what is to change of a room. */
    static RoomPatch patch(JsonFields fields) throws BadFrame {
        String kind = fields.optionalText("kind");
        Long slow = fields.optionalPosition("slow");
        if (slow != null && slow > RoomInfo.SLOWEST) {
            throw bad("\"slow\" must be " + RoomInfo.SLOWEST + " s at most");
        }
        String name = text(fields.optionalText("name"), "name", RoomInfo.LONGEST_NAME);
        if (name != null && name.isEmpty()) {
            throw bad("\"name\" must not be empty");
        }
        return new RoomPatch(
                name,
                text(fields.optionalText("topic"), "topic", RoomInfo.LONGEST_TOPIC),
                kind == null ? null : kind(kind),
                fields.optionalFlag("archived"),
                slow == null ? null : slow.intValue());
    }

    private static @Nullable String text(@Nullable String raw, String field, int most) {
        if (raw == null) {
            return null;
        }
        String text = raw.strip();
        if (text.codePointCount(0, text.length()) > most) {
            throw bad("\"" + field + "\" must be " + most + " characters at most");
        } else if (NOT_SHOWN.matcher(text).find()) {
            throw bad("\"" + field + "\" must not have control characters");
        }
        return text;
    }

    private static RoomInfo.Kind kind(String text) {
        for (RoomInfo.Kind kind : RoomInfo.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        throw bad("\"kind\" must be public, private or read_only");
    }

    private static Refusal bad(String sentence) {
        return new Refusal(ErrorCode.BAD_REQUEST, sentence);
    }
}
