package org.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.markup.Markup;
import org.parley.protocol.RoomInfo.Kind;
import org.parley.protocol.RoomInfo.Life;
import org.parley.protocol.ServerFrame.Bye;
import org.parley.protocol.ServerFrame.Gone;
import org.parley.protocol.ServerFrame.History;
import org.parley.protocol.ServerFrame.Joined;
import org.parley.protocol.ServerFrame.Limits;
import org.parley.protocol.ServerFrame.Member;
import org.parley.protocol.ServerFrame.Members;
import org.parley.protocol.ServerFrame.Ok;
import org.parley.protocol.ServerFrame.Ping;
import org.parley.protocol.ServerFrame.Presence;
import org.parley.protocol.ServerFrame.Receipt;
import org.parley.protocol.ServerFrame.Resync;
import org.parley.protocol.ServerFrame.Silence;
import org.parley.protocol.ServerFrame.Typing;
import org.parley.protocol.ServerFrame.Welcome;

/** Holds the codec to the golden frames, byte for byte; the page's tests read the same files. */
class GoldenFramesTest {

    private static final RoomId LOBBY = new RoomId("lobby");
    private static final Person ADA = new Person(new UserId("g-1"), "Ada", true);
    private static final Person BOB = new Person(new UserId("g-2"), "Bob", true);
    private static final Person EVE = new Person(new UserId("g-3"), "Eve", true);

    private static final Person CARA = new Person(new UserId("u-4"), "Cara", false);
    private static final Instant AT = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final RoomInfo NEWS =
            new RoomInfo(new RoomId("news"), "News", Kind.READ_ONLY, Life.LASTING, "What is new", true, 30);

    private final FrameCodec codec = new FrameCodec(new Markup()::html);

    private static Membership member(
            Membership.Change change, @Nullable Role role, Author by, @Nullable Instant until) {
        Person dan = new Person(new UserId("u-5"), "Dan", false);
        return new Membership(LOBBY, 9, change, dan, role, by, AT, until);
    }

    @Test
    void everyServerFrameIsEncodedAsItsGoldenFrame() {
        List<ServerFrame> frames = List.of(
                new Welcome("c-1", ADA, "Parley", new Limits(65_536, 10_000, 5), 25),
                new Welcome("c-2", ADA, "Parley", new Limits(65_536, 10_000, null), 25),
                new Joined(
                        id("j"),
                        new RoomInfo(LOBBY, "lobby", Kind.PUBLIC, Life.LASTING),
                        new Epoch("e-1"),
                        2,
                        false,
                        List.of(
                                message(1, "m-1", BOB, "2026-11-22T10:15:30Z", null, "hi", null),
                                message(
                                        2,
                                        "m-2",
                                        ADA,
                                        "2026-11-22T10:15:30.123Z",
                                        "c1",
                                        "line\nfeed \"quoted\" <b>é 😀</b>",
                                        1L)),
                        List.of(new MemberState(ADA, Status.ONLINE), new MemberState(BOB, Status.OFFLINE)),
                        null,
                        null,
                        null),
                new Joined(
                        null,
                        new RoomInfo(new RoomId("tea"), "tea", Kind.PUBLIC, Life.PASSING),
                        new Epoch("e-2"),
                        0,
                        true,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        new Silence(null)),
                new Joined(
                        null,
                        NEWS,
                        new Epoch("e-3"),
                        1,
                        false,
                        List.of(message(1, "m-1", BOB, "2026-11-22T10:15:30Z", null, "hi", null)
                                .emptied()),
                        List.of(new MemberState(CARA, Status.ONLINE, Role.OWNER)),
                        null,
                        Role.OWNER,
                        new Silence(Instant.parse("2026-11-22T11:15:30Z"))),
                new Deleted(LOBBY, 8, 5, CARA.author(), AT),
                new Edited(LOBBY, 11, 5, ADA.author(), AT, "hi, all", null),
                new Edited(LOBBY, 11, 5, ADA.author(), AT, null, null),
                new Edited(LOBBY, 11, 5, ADA.author(), AT, "hi, @Bob", new Mentions(List.of(BOB.author()), null)),
                new Reaction(LOBBY, 12, 5, ADA.author(), AT, new Emoji("👍🏽"), true),
                new Reaction(LOBBY, 13, 5, ADA.author(), AT, new Emoji("👍🏽"), false),
                new Pinned(LOBBY, 14, 5, CARA.author(), AT, true),
                new Message(
                        LOBBY,
                        5,
                        new MessageId("m-5"),
                        BOB.author(),
                        AT,
                        null,
                        "hi, all",
                        null,
                        null,
                        new Mentions(List.of(CARA.author()), true),
                        AT,
                        null,
                        List.of(new Reactions(new Emoji("👍🏽"), List.of(ADA.author(), CARA.author()))),
                        CARA.author(),
                        new Replies(2, AT),
                        14L),
                new Message(LOBBY, 14, new MessageId("m-14"), BOB.author(), AT, null, "in the thread", 5L).inThread(),
                member(Membership.Change.JOINED, Role.MEMBER, CARA.author(), null),
                member(Membership.Change.ROLE, Role.MODERATOR, CARA.author(), null),
                member(Membership.Change.KICKED, null, CARA.author(), null),
                member(Membership.Change.BANNED, null, CARA.author(), null),
                member(Membership.Change.MUTED, null, CARA.author(), Instant.parse("2026-11-22T11:15:30Z")),
                member(Membership.Change.LEFT, null, Author.PARLEY, null),
                new RoomChange(NEWS.id(), 1, List.of(RoomChange.What.CREATED), NEWS, CARA.author(), AT),
                new RoomChange(
                        LOBBY,
                        10,
                        List.of(RoomChange.What.NAME, RoomChange.What.TOPIC),
                        new RoomInfo(LOBBY, "The lobby", Kind.PUBLIC, Life.LASTING),
                        CARA.author(),
                        AT),
                new Ok(number("17"), LOBBY, 412L, new MessageId("m-3"), Instant.parse("2026-11-22T10:15:30.123Z")),
                Ok.done(number("1.5"), LOBBY),
                Ok.done(id("hello")),
                message(3, "m-4", BOB, "2026-11-22T10:15:31Z", null, "again", null),
                message(4, "m-6", BOB, "2026-11-22T10:15:32Z", null, "**hi** \"all\" ||of you||", null),
                new Edited(LOBBY, 12, 4, BOB.author(), AT, "- hi", null),
                new History(
                        id("h"),
                        LOBBY,
                        List.of(message(1, "m-1", BOB, "2026-11-22T10:15:30Z", null, "hi", null)),
                        true),
                new Members(id("w"), LOBBY, List.of(new MemberState(ADA, Status.AWAY))),
                new Member(LOBBY, Member.Change.JOINED, EVE),
                new Member(LOBBY, Member.Change.LEFT, EVE),
                new Presence(LOBBY, BOB, Status.OFFLINE),
                new Presence(LOBBY, BOB, Status.BUSY),
                new Presence(LOBBY, CARA, Status.ONLINE, new Profile(new StatusText("🌴 \"back\" on Monday"), 3)),
                new Typing(LOBBY, List.of(BOB)),
                new Resync(LOBBY, new Epoch("e-3"), 7),
                new Receipt(LOBBY, BOB, 412),
                new Members(null, LOBBY, List.of(new MemberState(CARA, Status.ONLINE, Role.OWNER, 412L, Profile.NONE))),
                new Members(
                        null,
                        LOBBY,
                        List.of(new MemberState(
                                CARA, Status.AWAY, Role.OWNER, null, new Profile(new StatusText("in Ἀθῆναι"), 0)))),
                new Gone(LOBBY),
                new Ping(Map.of(LOBBY, 412L)),
                ServerFrame.Error.of(
                        number("17"),
                        new Refusal(ErrorCode.RATE_LIMITED, "you send messages too fast", Duration.ofMillis(1200))),
                ServerFrame.Error.of(null, new Refusal(ErrorCode.BAD_REQUEST, "not JSON")),
                new Bye(4000, true, 1500));
        assertThat(frames.stream().map(codec::encode).toList()).isEqualTo(lines("server-frames.jsonl"));
        assertThat(frames.stream()
                        .map(frame -> codec.encodeBody((Record) frame))
                        .toList())
                .as("JSON-B says the same")
                .isEqualTo(lines("server-frames.jsonl"));
    }

    @Test
    void everyCharacterIsEscapedAsJsonBDoes() {
        String every = IntStream.rangeClosed(0, Character.MAX_VALUE)
                .filter(c -> !Character.isSurrogate((char) c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        var said = message(1, "m-1", ADA, "2026-11-22T10:15:30Z", "c \" \\ 1", every + "😀", null);
        assertThat(codec.encode(said)).isEqualTo(codec.encodeBody(said));
    }

    @Test
    void theSenderSeesTheMessageWithItsCid() {
        var said = message(1, "m-1", ADA, "2026-11-22T10:15:30Z", "c\"1}", "hi}", null);
        String own = codec.own(codec.encode(said.withoutCid()), new ClientMessageId("c\"1}"));
        JsonObject read = Json.createReader(new StringReader(own)).readObject();
        assertThat(read)
                .isEqualTo(
                        Json.createReader(new StringReader(codec.encode(said))).readObject());
    }

    @Test
    void everyTypeOfServerFrameHasAGoldenFrame() {
        List<String> golden = lines("server-frames.jsonl");
        assertThat(types(ServerFrame.class))
                .allSatisfy(type -> assertThat(golden).anyMatch(line -> line.startsWith("{\"type\":\"" + type + "\"")));
    }

    @Test
    void everyGoldenFrameOfAClientIsUnderstood() throws BadFrame {
        List<ClientFrame> frames = List.of(
                new ClientFrame.Hello(null, null),
                new ClientFrame.Hello(number("0"), new Ticket("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY")),
                new ClientFrame.Join(number("1"), LOBBY, null, null),
                new ClientFrame.Join(id("j"), LOBBY, new Epoch("e-1"), 412L),
                new ClientFrame.Leave(number("2"), LOBBY),
                new ClientFrame.Send(number("17"), LOBBY, new ClientMessageId("01JA"), new MessageText("hi"), null),
                new ClientFrame.Send(
                        number("18"), LOBBY, new ClientMessageId("01JB"), new MessageText("😀 \"quoted\"\nline"), 3L),
                new ClientFrame.Send(
                        number("18"), LOBBY, new ClientMessageId("01JC"), new MessageText("in the thread"), 3L, true),
                new ClientFrame.Delete(number("19"), LOBBY, 3),
                new ClientFrame.Edit(number("20"), LOBBY, 3, new MessageText("hi, all")),
                new ClientFrame.Pin(number("22"), LOBBY, 3, true),
                new ClientFrame.React(number("21"), LOBBY, 3, new Emoji("👍🏽"), true),
                new ClientFrame.Read(null, LOBBY, 412, false, null),
                new ClientFrame.Read(number("22"), LOBBY, 412, true, null),
                new ClientFrame.Read(null, LOBBY, 412, false, 3L),
                new ClientFrame.Availability(number("23"), Status.BUSY),
                new ClientFrame.Availability(null, Status.AWAY),
                new ClientFrame.Availability(number("24"), Status.ONLINE, "🌴 back on Monday"),
                new ClientFrame.Availability(number("25"), Status.ONLINE, ""),
                new ClientFrame.Typing(null, LOBBY, true),
                new ClientFrame.Typing(null, LOBBY, false),
                new ClientFrame.History(number("3"), LOBBY, null, null, 50),
                new ClientFrame.History(number("4"), LOBBY, 412L, null, 50),
                new ClientFrame.History(number("5"), LOBBY, null, 12L, 200),
                new ClientFrame.Who(number("6"), LOBBY),
                new ClientFrame.Pong(null),
                new ClientFrame.Unsupported(number("7")));
        List<String> golden = lines("client-frames.jsonl");
        assertThat(golden).hasSameSizeAs(frames);
        for (int i = 0; i < frames.size(); i++) {
            assertThat(codec.decode(golden.get(i))).isEqualTo(frames.get(i));
        }
    }

    private static Message message(
            long seq, String mid, Person from, String at, @Nullable String cid, String text, @Nullable Long replyTo) {
        return new Message(
                LOBBY,
                seq,
                new MessageId(mid),
                from.author(),
                Instant.parse(at),
                cid == null ? null : new ClientMessageId(cid),
                text,
                replyTo);
    }

    private static RequestId id(String text) {
        return new RequestId(text, null);
    }

    private static RequestId number(String digits) {
        return new RequestId(digits, new BigDecimal(digits));
    }

    private static List<String> types(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(type -> type.isSealed() ? types(type).stream() : Stream.of(named(type)))
                .toList();
    }

    /** Two records say their type themselves: their names are those of Java's own, or of another frame. */
    private static String named(Class<?> type) {
        return type == Membership.class ? "member" : type == RoomChange.class ? "room" : FrameType.of(type);
    }

    private static List<String> lines(String file) {
        try (InputStream in = GoldenFramesTest.class.getResourceAsStream("/protocol/v1/" + file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
