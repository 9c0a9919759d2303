package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.identity.Caller;
import org.parley.identity.Identity;
import org.parley.log.Erasure;
import org.parley.log.Standing;
import org.parley.log.Version;
import org.parley.protocol.Author;
import org.parley.protocol.Emoji;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.Pinned;
import org.parley.protocol.Profile;
import org.parley.protocol.Reaction;
import org.parley.protocol.Refusal;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;
import org.parley.room.Actor;
import org.parley.room.PersonalData;
import org.parley.room.Profiles;
import org.parley.threads.Threads;

/**
 * The use cases of what Parley knows of a person: give it to them, and forget them (GDPR articles 15, 17 and 20).
 *
 * <p>A refusal is a {@link Refusal}, thrown or the stage's exception. Thread-safe.
 */
@ApplicationScoped
public class OwnData {

    private static final Duration SOON = Duration.ofSeconds(2);

    /** By then all nodes have heard that a login has ended, also those that look into the database for it. */
    private static final Duration LATER = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(OwnData.class.getName());

    private final Accounts accounts;
    private final Sessions sessions;
    private final Store store;
    private final PersonalData rooms;
    private final Profiles profiles;
    private final FrameCodec codec;
    private final Threads threads;
    private final boolean many;

    /** Each reads everything that was ever said: one after another, and not on all threads that read. */
    private final Semaphore place = new Semaphore(1);

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected OwnData() {
        accounts = null;
        sessions = null;
        store = null;
        rooms = null;
        profiles = null;
        codec = null;
        threads = null;
        many = false;
    }

    /** Knows what is in the database. */
    @Inject
    public OwnData(
            ChatConfig config,
            Accounts accounts,
            Sessions sessions,
            Store store,
            PersonalData rooms,
            Profiles profiles,
            FrameCodec codec,
            Threads threads) {
        this.many = config.nodes().areMany();
        this.threads = threads;
        this.accounts = accounts;
        this.sessions = sessions;
        this.store = store;
        this.rooms = rooms;
        this.profiles = profiles;
        this.codec = codec;
    }

    /** What is known of a person besides what they wrote. */
    private record Known(
            Person person,
            @Nullable String account,
            @Nullable Profile profile,
            List<Instant> logins,
            List<Membership> rooms,
            List<Read> read,
            List<Follow> threads,
            List<Reported> reports) {}

    private record Membership(
            RoomId room,
            @Nullable Role role,
            boolean banned,
            @Nullable Instant mutedUntil) {}

    private record Read(RoomId room, long seq) {}

    private record Follow(RoomId room, long thread, long read) {}

    private record Reported(RoomId room, long seq, String reason, Instant at) {}

    private record Said(
            RoomId room,
            long seq,
            Instant at,
            String text,
            @Nullable Long replyTo,
            @Nullable Boolean thread,
            @Nullable List<Version> versions) {}

    private record Pin(RoomId room, long message, Instant at, boolean on) {}

    private record Felt(RoomId room, long message, Instant at, Emoji emoji, boolean on) {}

    /** Forgets who asks for it; who has an account says the password for it. */
    public CompletionStage<Void> erase(Caller caller, @Nullable String password) {
        count(caller);
        Identity who = caller.identity();
        UserId person = who.person().id();
        CompletionStage<Void> sure = who.source() == Identity.Source.ACCOUNT
                ? accounts.confirm(who, password == null ? "" : password)
                : CompletableFuture.completedStage(null);
        return sure.thenCompose(said -> erasing(person, null));
    }

    /** Has an administrator forget somebody. */
    public CompletionStage<Void> erase(Actor admin, UserId person) {
        if (admin.everywhere() != Role.OWNER) {
            throw new Refusal(ErrorCode.FORBIDDEN, "only administrators delete others");
        }
        return erasing(person, admin.person().author());
    }

    private CompletionStage<Void> erasing(UserId person, @Nullable Author admin) {
        return accounts.working(() -> {
            if (!place.tryAcquire()) {
                throw new Refusal(ErrorCode.UNAVAILABLE, "somebody else is being deleted; try again", SOON);
            }
            try {
                erase(person, admin);
            } finally {
                place.release();
            }
            return null;
        });
    }

    /**
     * The rooms once more at the end, because something may have been said until the logins had ended; and, where there are
     * other nodes, again when these have heard of that.
     */
    private void erase(UserId person, @Nullable Author admin) {
        Erasure erasure = rooms.erasureOf(person);
        rooms.erase(erasure);
        if (admin != null) {
            rooms.note(erasure, admin);
        }
        store.erase(person);
        profiles.forget(person);
        sessions.changed(person);
        sessions.tellEnds();
        rooms.erase(erasure);
        if (many) {
            threads.after(LATER, () -> eraseAgain(erasure));
        }
    }

    private void eraseAgain(Erasure erasure) {
        accounts.working(() -> {
                    if (!place.tryAcquire()) {
                        threads.after(LATER, () -> eraseAgain(erasure));
                        return null;
                    }
                    try {
                        rooms.eraseSaid(erasure);
                    } finally {
                        place.release();
                    }
                    return null;
                })
                .exceptionally(failure -> {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "what a deleted person has said at last may still be theirs",
                            failure);
                    return null;
                });
    }

    /**
     * Counts that somebody asks for what is known of them, or to be forgotten.
     *
     * @throws Refusal where they asked too often, or nobody can prove to be them
     */
    public void count(Caller caller) {
        if (!caller.identity().person().id().isProven()) {
            throw new Refusal(ErrorCode.FORBIDDEN, "who has nothing but a name cannot prove that it was theirs");
        }
        accounts.countReading(caller);
    }

    /** Writes what is known of a person as one JSON object, which may be long: blocks. */
    public void write(Person person, Writer out) throws IOException {
        out.write("{\"about\":" + codec.encodeBody(known(person)) + ",\"messages\":[");
        var messages = new Items(out);
        rooms.read(person.id(), event -> {
            if (event instanceof Message message) {
                messages.add(codec.encodeBody(said(message)));
            }
        });
        out.write("],\"reactions\":[");
        var reactions = new Items(out);
        rooms.read(person.id(), event -> {
            if (event instanceof Reaction reaction) {
                reactions.add(codec.encodeBody(felt(reaction)));
            }
        });
        out.write("],\"pins\":[");
        var pins = new Items(out);
        rooms.read(person.id(), event -> {
            if (event instanceof Pinned pinned) {
                pins.add(codec.encodeBody(new Pin(pinned.room(), pinned.target(), pinned.at(), pinned.on())));
            }
        });
        out.write("]}\n");
    }

    /** The items of a list that is too long to be held. */
    private static final class Items {

        private final Writer out;
        private boolean begun;

        Items(Writer out) {
            this.out = out;
        }

        void add(String json) throws IOException {
            out.write((begun ? ",\n" : "\n") + json);
            begun = true;
        }
    }

    private Known known(Person person) {
        UserId id = person.id();
        return new Known(
                person,
                store.find(id).map(account -> account.name().value()).orElse(null),
                profiles.find(List.of(id)).get(id),
                store.logins(id).stream().map(Instant::ofEpochMilli).toList(),
                rooms.standings(id).entrySet().stream()
                        .map(one -> membership(one.getKey(), one.getValue()))
                        .sorted(Comparator.comparing(one -> one.room().value()))
                        .toList(),
                rooms.marks(id).entrySet().stream()
                        .map(one -> new Read(one.getKey(), one.getValue().seq()))
                        .sorted(Comparator.comparing(one -> one.room().value()))
                        .toList(),
                rooms.threads(id).stream()
                        .map(one -> new Follow(one.root().room(), one.root().seq(), one.read()))
                        .toList(),
                rooms.reports(id).stream()
                        .map(report -> new Reported(report.room(), report.seq(), report.reason(), report.at()))
                        .toList());
    }

    private static Membership membership(RoomId room, Standing standing) {
        return new Membership(room, standing.role(), standing.banned(), standing.mutedUntil());
    }

    private Said said(Message message) {
        List<Version> versions = message.edited() == null ? null : rooms.versions(message);
        return new Said(
                message.room(),
                message.seq(),
                message.at(),
                message.text(),
                message.replyTo(),
                message.thread(),
                versions);
    }

    private static Felt felt(Reaction reaction) {
        return new Felt(reaction.room(), reaction.target(), reaction.at(), reaction.emoji(), reaction.on());
    }
}
