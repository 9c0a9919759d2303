package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.parley.config.ChatConfig;
import org.parley.log.Erasure;
import org.parley.log.Followed;
import org.parley.log.Mark;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.log.RoomDigest;
import org.parley.log.Standing;
import org.parley.log.Version;
import org.parley.protocol.Author;
import org.parley.protocol.Message;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/**
 * What the rooms know of a person: gives it out, and forgets it. Calls block, as long as it takes to read everything that was
 * ever said; nobody asks for that often. Thread-safe.
 */
@ApplicationScoped
public class PersonalData {

    /** Who stands in the place of somebody who is forgotten is called so. */
    public static final String NAME = "Deleted person";

    private static final int PAGE = 500;
    private static final int ID_BYTES = 10;

    /** More than anybody follows, and no more than is held at once without harm. */
    private static final int MOST_THREADS = 10_000;

    private final LiveRooms rooms;
    private final MessageLog lasting;
    private final MemoryMessageLog passing;
    private final ReportBook reports;
    private final boolean texts;
    private final SecureRandom random = new SecureRandom();

    /** Takes a message of the person's, or a reaction. */
    @FunctionalInterface
    public interface Reader {
        void take(RoomEvent event) throws IOException;
    }

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected PersonalData() {
        rooms = null;
        lasting = null;
        passing = null;
        reports = null;
        texts = false;
    }

    /** Knows what is in the logs. */
    @Inject
    public PersonalData(
            ChatConfig config, LiveRooms rooms, MessageLog lasting, MemoryMessageLog passing, ReportBook reports) {
        this.rooms = rooms;
        this.lasting = lasting;
        this.passing = passing;
        this.reports = reports;
        this.texts = config.rooms().erasure() == ChatConfig.Erasing.REMOVE;
    }

    /** Returns how somebody is to be forgotten, with a new name for it. */
    public Erasure erasureOf(UserId person) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return new Erasure(person, new Author(new UserId("x-" + HexFormat.of().formatHex(id)), NAME), texts);
    }

    /**
     * Has somebody forgotten: their messages are another's, or gone where it is configured so. Those who are in such a room
     * load it again.
     */
    public void erase(Erasure erasure) {
        reports.erase(erasure);
        // Before those who stay load the rooms again: with that goes the word that somebody has left.
        rooms.forget(erasure.person());
        eraseSaid(erasure);
    }

    /** Has only what is in rooms forgotten, of somebody who may be back. */
    public void eraseSaid(Erasure erasure) {
        for (MessageLog log : List.of(lasting, passing)) {
            log.erase(erasure).forEach(rooms::renew);
        }
    }

    /** Keeps that an administrator had somebody forgotten. */
    public void note(Erasure erasure, Author admin) {
        lasting.noteErasure(erasure.instead(), admin);
    }

    /** Returns how the person stands with rooms that know of them. */
    public Map<RoomId, Standing> standings(UserId person) {
        return lasting.standingsOf(person);
    }

    /** Returns what the person has reported and nobody has dealt with. */
    public List<Report> reports(UserId person) {
        return reports.by(person);
    }

    /** Returns how far the person has read in rooms. */
    public Map<RoomId, Mark> marks(UserId person) {
        return lasting.marksOf(person);
    }

    /** Returns the threads that the person follows, those with the newest answers first. */
    public List<Followed> threads(UserId person) {
        return lasting.threads().followed(person, MOST_THREADS);
    }

    /** Returns what a message has said, oldest first. */
    public List<Version> versions(Message message) {
        return lasting.versions(message.room(), message.seq());
    }

    /** Gives all that the person wrote in rooms that last, and how they reacted, room by room, in its order. */
    public void read(UserId person, Reader reader) throws IOException {
        for (RoomDigest room : lasting.rooms(person, true)) {
            RoomId id = room.room().id();
            List<RoomEvent> page = lasting.readBy(person, id, 0, PAGE);
            while (!page.isEmpty()) {
                for (RoomEvent event : page) {
                    reader.take(event);
                }
                page = lasting.readBy(person, id, page.get(page.size() - 1).seq(), PAGE);
            }
        }
    }
}
