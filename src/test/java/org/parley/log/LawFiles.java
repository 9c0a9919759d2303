package org.parley.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Emoji;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Membership;
import org.parley.protocol.Mentions;
import org.parley.protocol.Message;
import org.parley.protocol.MessageText;
import org.parley.protocol.Person;
import org.parley.protocol.Role;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.UserId;

/**
 * Random lives of a room, for the law that Java and the page are held to alike: what was read at any position and the
 * events after it are what is read at the end.
 */
public final class LawFiles {

    /** The room of the page's own tests. */
    static final RoomId ROOM = new RoomId("lobby");

    private static final int EVENTS = 200;
    private static final int EVERY = 10;
    private static final List<Emoji> EMOJI = List.of(new Emoji("👍"), new Emoji("👨‍👩‍👧‍👦"), new Emoji("🎉"));
    private static final List<Author> PEOPLE =
            List.of(new Author(new UserId("u-ada"), "Ada"), new Author(new UserId("u-bob"), "Bob"));

    private LawFiles() {}

    /**
     * One life of a room.
     *
     * @param told what is told, in its order
     * @param slices what is read from the beginning after every tenth event, and at the end
     */
    record Life(List<RoomEvent> told, List<List<RoomEvent>> slices) {}

    /** Lives in a room of that log. */
    static Life live(MessageLog log, long seed) {
        log.open(ROOM);
        var random = new Random(seed);
        List<RoomEvent> told = new ArrayList<>();
        List<List<RoomEvent>> slices = new ArrayList<>();
        for (int i = 0; i <= EVENTS; i++) {
            told.add(log.append(ROOM, List.of(anything(random, told, i))).get(0).event());
            if (i % EVERY == 0) {
                slices.add(log.readAfter(ROOM, 0, told.size()));
            }
        }
        return new Life(told, slices);
    }

    /** Writes a life as frames, one a line: what is told, and each slice as a page of history. */
    public static void write(Path file) throws IOException {
        Life life = live(new MemoryMessageLog(Clock.systemUTC(), 2 * EVENTS), 7);
        var codec = new FrameCodec();
        List<String> lines = new ArrayList<>();
        life.told().forEach(event -> lines.add(codec.encode(event)));
        life.slices().forEach(slice -> lines.add(codec.encode(new ServerFrame.History(null, ROOM, slice, false))));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private static Posting<?> anything(Random random, List<RoomEvent> told, int i) {
        Author who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        List<RoomEvent> messages =
                told.stream().filter(Message.class::isInstance).toList();
        if (messages.isEmpty() || random.nextInt(5) == 0) {
            Long answered = messages.isEmpty() ? null : pick(random, messages);
            boolean inThread = answered != null && !isInThread(told, answered) && random.nextInt(3) > 0;
            return new Posting.Said(
                    who,
                    new ClientMessageId("c" + i),
                    new MessageText("text " + i),
                    answered,
                    inThread,
                    anybody(random));
        }
        long target = pick(random, messages);
        return switch (random.nextInt(11)) {
            case 0 -> new Posting.Deletion(who, target);
            case 1 ->
                new Posting.Decision(
                        who, Membership.Change.JOINED, new Person(who.id(), who.name(), false), Role.MEMBER);
            case 2 -> new Posting.Alteration(who, new RoomPatch(null, "topic " + i, null, null, null));
            case 3 -> new Posting.Pinning(who, target, random.nextInt(3) > 0);
            case 4, 5, 6 -> new Posting.Edit(who, target, new MessageText("text " + i), anybody(random));
            default -> new Posting.Feeling(who, target, EMOJI.get(random.nextInt(EMOJI.size())), random.nextInt(3) > 0);
        };
    }

    private static boolean isInThread(List<RoomEvent> told, long seq) {
        return ((Message) told.get((int) seq - 1)).isInThread();
    }

    private static @Nullable Mentions anybody(Random random) {
        return random.nextInt(3) > 0
                ? null
                : new Mentions(List.of(PEOPLE.get(random.nextInt(PEOPLE.size()))), random.nextBoolean() ? true : null);
    }

    private static long pick(Random random, List<RoomEvent> messages) {
        return messages.get(random.nextInt(messages.size())).seq();
    }
}
