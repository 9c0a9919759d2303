package org.parley.protocol;

import jakarta.json.Json;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.JsonFields.Digits;

/**
 * Turns frames into JSON and back: the only JSON code of Parley.
 *
 * <p>Outwards by JSON-B with one serializer for all records, and for frames, of which there are many, by a writer of
 * our own that says the same; inwards by JSON-P, strictly (decision 0006). Immutable and
 * thread-safe; making one looks up the providers, so make one and keep it.
 */
public final class FrameCodec {

    /** The longest frame from a client, in bytes of UTF-8. */
    public static final int MAX_FRAME = 64 * 1024;

    /**
     * Johnzon's bound on one string. TomEE sets it to 8,192 characters for the whole server ({@code tomee-common}, the
     * defaults of {@code conf/system.properties}), less than a message may have. Other providers ignore it.
     */
    private static final Map<String, Integer> STRINGS_AS_LONG_AS_A_FRAME =
            Map.of("org.apache.johnzon.max-string-length", MAX_FRAME);

    private final RecordWriter writer;
    private final Jsonb jsonb;
    private final JsonFieldsReader reader = new JsonFieldsReader(Json.createParserFactory(STRINGS_AS_LONG_AS_A_FRAME));

    /** Makes one that formats nothing. */
    public FrameCodec() {
        this(Formatting.NONE);
    }

    /** Makes one by which frames and bodies carry what people say in its form too. */
    public FrameCodec(Formatting formatting) {
        writer = new RecordWriter(formatting);
        jsonb = JsonbBuilder.create(new JsonbConfig().withSerializers(new RecordSerializer(formatting)));
    }

    /** Returns the frame as one line of JSON. */
    public String encode(ServerFrame frame) {
        return writer.write((Record) frame);
    }

    /** Returns an item with its JSON, for lists that are sent very often. */
    public <T extends Record> WrittenList.Written<T> write(T item) {
        return new WrittenList.Written<>(item, writer.write(item));
    }

    /**
     * Returns a message as its sender's connections see it.
     *
     * @param json the message without its {@code cid}, as {@link #encode} returned it
     */
    public String own(String json, ClientMessageId cid) {
        return json.substring(0, json.length() - 1) + ",\"cid\":" + RecordWriter.quote(cid.value()) + "}";
    }

    /** Returns a record that is no frame, such as the body of an answer, as JSON by the same rules. */
    public String encodeBody(Record body) {
        return jsonb.toJson(body, Record.class);
    }

    /**
     * Reads one frame of a client.
     *
     * @throws BadFrame when it is not one; its {@link BadFrame#id()} is the command's where that could be read
     */
    public ClientFrame decode(String json) throws BadFrame {
        JsonFields fields = fields(json);
        RequestId id = requestId(fields);
        try {
            return frame(fields, id);
        } catch (BadFrame e) {
            throw new BadFrame(e.refusal().code(), String.valueOf(e.getMessage()), id);
        }
    }

    /**
     * Reads the fields of a JSON object by the same strict rules, for a body that is not a frame.
     *
     * @throws BadFrame when it is not one JSON object
     */
    public JsonFields fields(String json) throws BadFrame {
        return reader.read(json);
    }

    /**
     * Reads what a {@code send} carries; the room and the id came by other ways.
     *
     * @throws BadFrame when a field is missing or wrong
     */
    public ClientFrame.Send send(JsonFields fields, @Nullable RequestId id, RoomId room) throws BadFrame {
        if (fields.has("attachments")) {
            throw new BadFrame(ErrorCode.UNSUPPORTED, "attachments are not supported yet", id);
        }
        ClientMessageId cid;
        try {
            cid = new ClientMessageId(fields.text("cid"));
        } catch (IllegalArgumentException e) {
            throw new BadFrame("\"cid\" must be 1 to 64 characters");
        }
        Long replyTo = fields.optionalPosition("replyTo");
        boolean inThread = Boolean.TRUE.equals(fields.optionalFlag("thread"));
        if (inThread && replyTo == null) {
            throw new BadFrame("what is said in a thread needs \"replyTo\", the message with which that began");
        }
        return new ClientFrame.Send(id, room, cid, messageText(fields), replyTo, inThread);
    }

    /**
     * Reads the text of a message.
     *
     * @throws BadFrame when there is none, or it cannot be one
     */
    public MessageText messageText(JsonFields fields) throws BadFrame {
        try {
            return new MessageText(fields.text("text"));
        } catch (MessageText.TooLong e) {
            throw new BadFrame(ErrorCode.TOO_LARGE, String.valueOf(e.getMessage()), null);
        } catch (IllegalArgumentException e) {
            throw new BadFrame(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads an emoji.
     *
     * @throws BadFrame when there is none, or it is not one
     */
    public Emoji emoji(JsonFields fields) throws BadFrame {
        try {
            return new Emoji(fields.text("emoji"));
        } catch (IllegalArgumentException e) {
            throw new BadFrame(String.valueOf(e.getMessage()));
        }
    }

    private ClientFrame frame(JsonFields fields, @Nullable RequestId id) throws BadFrame {
        return switch (fields.text("type")) {
            case "hello" -> new ClientFrame.Hello(id, ticket(fields));
            case "join" -> new ClientFrame.Join(id, room(fields), epoch(fields), fields.optionalPosition("after"));
            case "leave" -> new ClientFrame.Leave(id, room(fields));
            case "send" -> send(fields, id, room(fields));
            case "edit" -> new ClientFrame.Edit(id, room(fields), fields.position("seq"), messageText(fields));
            case "react" ->
                new ClientFrame.React(id, room(fields), fields.position("seq"), emoji(fields), fields.flag("on"));
            case "pin" -> new ClientFrame.Pin(id, room(fields), fields.position("seq"), fields.flag("on"));
            case "delete" -> new ClientFrame.Delete(id, room(fields), fields.position("seq"));
            case "read" ->
                new ClientFrame.Read(
                        id,
                        room(fields),
                        fields.position("seq"),
                        Boolean.TRUE.equals(fields.optionalFlag("private")),
                        fields.optionalPosition("thread"));
            case "status" -> new ClientFrame.Availability(id, status(fields), fields.optionalText("text"));
            case "typing" -> new ClientFrame.Typing(id, room(fields), fields.flag("on"));
            case "history" -> history(fields, id);
            case "who" -> new ClientFrame.Who(id, room(fields));
            case "pong" -> new ClientFrame.Pong(id);
            default -> new ClientFrame.Unsupported(id);
        };
    }

    private static ClientFrame history(JsonFields fields, @Nullable RequestId id) throws BadFrame {
        Long before = fields.optionalPosition("before");
        Long after = fields.optionalPosition("after");
        if (before != null && after != null) {
            throw new BadFrame("give \"before\" or \"after\", not both");
        }
        Long limit = fields.optionalPosition("limit");
        if (limit != null && limit == 0) {
            throw new BadFrame("\"limit\" must be 1 or more");
        }
        int page = limit == null
                ? ClientFrame.History.DEFAULT_LIMIT
                : (int) Math.min(limit, ClientFrame.History.MAX_LIMIT);
        return new ClientFrame.History(id, room(fields), before, after, page);
    }

    /** Who is offline has no socket to say so. */
    private static Status status(JsonFields fields) throws BadFrame {
        return switch (fields.text("status")) {
            case "online" -> Status.ONLINE;
            case "away" -> Status.AWAY;
            case "busy" -> Status.BUSY;
            default -> throw new BadFrame("\"status\" is online, away or busy");
        };
    }

    private static RoomId room(JsonFields fields) throws BadFrame {
        return RoomId.parse(fields.text("room")).orElseThrow(() -> new BadFrame("\"room\" is not a room id"));
    }

    private static @Nullable Epoch epoch(JsonFields fields) throws BadFrame {
        String epoch = fields.optionalText("epoch");
        return epoch == null ? null : new Epoch(epoch);
    }

    private static @Nullable Ticket ticket(JsonFields fields) throws BadFrame {
        String ticket = fields.optionalText("ticket");
        return ticket == null ? null : new Ticket(ticket);
    }

    private static @Nullable RequestId requestId(JsonFields fields) throws BadFrame {
        Object id = fields.raw("id");
        try {
            if (id == null) {
                return null;
            } else if (id instanceof String text) {
                return new RequestId(text, null);
            } else if (id instanceof Digits digits) {
                var request = new RequestId(digits.text(), null);
                return new RequestId(request.text(), new BigDecimal(request.text()));
            }
        } catch (IllegalArgumentException e) {
            throw new BadFrame("\"id\" must be a number or a string of at most 64 characters");
        }
        throw new BadFrame("\"id\" must be a number or a string of at most 64 characters");
    }
}
