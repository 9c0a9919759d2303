package org.parley.room;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.parley.log.Posting;
import org.parley.log.Version;
import org.parley.protocol.Deleted;
import org.parley.protocol.Edited;
import org.parley.protocol.Emoji;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Message;
import org.parley.protocol.MessageChange;
import org.parley.protocol.MessageText;
import org.parley.protocol.Pinned;
import org.parley.protocol.Reaction;
import org.parley.protocol.Reactions;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;

/** Changes what was said: asks whether somebody may, and whether there is anything to change. Thread-safe. */
record Changes(LiveRooms rooms, Reading reading) {

    /** How often a message is written anew: what it said is kept, and read as a whole. */
    static final int MOST_EDITS = 100;

    /** How many messages of a room are pinned: they are read as a whole. */
    static final int MOST_PINS = 50;

    /** Writes a message of one's own anew; nothing where it says that already. */
    CompletionStage<Optional<Edited>> edit(Speaker speaker, RoomId id, long target, MessageText text) {
        return change(speaker, id, target, (live, message) -> {
            if (!isOwn(speaker, message)) {
                throw new Refusal(ErrorCode.FORBIDDEN, "only who wrote it can edit a message");
            }
            live.room().rights().require(Operation.EDIT_OWN, speaker);
            requireText(message);
            if (message.text().equals(text.value())) {
                return null;
            }
            if (message.edited() != null
                    && live.room().log().versions(id, target).size() > MOST_EDITS) {
                throw new Refusal(ErrorCode.CONFLICT, "a message is edited " + MOST_EDITS + " times at most");
            }
            return new Posting.Edit(
                    speaker.person().author(), target, text, live.room().called(text.value()));
        });
    }

    /** Gives an emoji to a message, or takes it away; nothing where it is so already. */
    CompletionStage<Optional<Reaction>> react(Speaker speaker, RoomId id, long target, Emoji emoji, boolean on) {
        return change(speaker, id, target, (live, message) -> {
            live.room().rights().require(Operation.REACT, speaker);
            requireText(message);
            List<Reactions> there = message.reactions() == null ? List.of() : message.reactions();
            Optional<Reactions> same =
                    there.stream().filter(one -> one.emoji().equals(emoji)).findFirst();
            boolean isOn = same.isPresent() && same.get().has(speaker.person().id());
            if (isOn == on) {
                return null;
            }
            if (on) {
                requirePlace(there, same.isPresent());
            }
            return new Posting.Feeling(speaker.person().author(), target, emoji, on);
        });
    }

    /** Pins a message, or does not any more; nothing where it is so already. */
    CompletionStage<Optional<Pinned>> pin(Speaker speaker, RoomId id, long target, boolean on) {
        return change(speaker, id, target, (live, message) -> {
            live.room().rights().require(Operation.PIN, speaker);
            requireText(message);
            if ((message.pinned() != null) == on) {
                return null;
            }
            if (on && live.room().log().pinned(id).size() >= MOST_PINS) {
                throw new Refusal(ErrorCode.CONFLICT, "a room has " + MOST_PINS + " pinned messages at most");
            }
            return new Posting.Pinning(speaker.person().author(), target, on);
        });
    }

    /** Returns the pinned messages of a room, the newest first. */
    CompletionStage<List<Message>> pinned(Actor reader, RoomId id) {
        return reading.of(() -> {
            LiveRoom live = rooms.existing(id);
            live.room().rights().require(Operation.SEE, reader);
            return live.room().log().pinned(id).stream()
                    .map(message -> message.seenBy(reader.person().id()))
                    .toList();
        });
    }

    /** Takes a message back; nothing where it was taken back before. */
    CompletionStage<Optional<Deleted>> delete(Speaker speaker, RoomId id, long target) {
        return change(speaker, id, target, (live, message) -> {
            live.room()
                    .rights()
                    .require(isOwn(speaker, message) ? Operation.DELETE_OWN : Operation.DELETE_OTHERS, speaker);
            return message.isDeleted()
                    ? null
                    : new Posting.Deletion(speaker.person().author(), target);
        });
    }

    /** Returns what a message has said, oldest first, to who may know it. */
    CompletionStage<List<Version>> versions(Actor reader, RoomId id, long target) {
        return reading.of(() -> {
            LiveRoom live = rooms.existing(id);
            live.room().rights().require(Operation.SEE, reader);
            live.room().rights().require(Operation.SEE_VERSIONS, reader);
            requireText(live.message(target));
            return live.room().log().versions(id, target);
        });
    }

    /**
     * Finds the message, asks what is to become of it, and has that stored.
     *
     * @param asked returns the posting, or null where nothing is to be changed; throws a {@link Refusal} where somebody may
     *     not
     */
    private <E extends MessageChange> CompletionStage<Optional<E>> change(
            Speaker speaker, RoomId id, long target, BiFunction<LiveRoom, Message, @Nullable Posting<E>> asked) {
        return reading.of(() -> {
                    LiveRoom live = rooms.existing(id);
                    live.room().rights().require(Operation.SEE, speaker);
                    return new Found<>(live, asked.apply(live, live.message(target)));
                })
                .thenCompose(found -> found.posting() == null
                        ? CompletableFuture.completedStage(Optional.empty())
                        : found.live().decide(found.posting(), speaker).thenApply(Optional::of));
    }

    /** A room, and what is to be stored in it. */
    private record Found<E extends MessageChange>(
            LiveRoom live, @Nullable Posting<E> posting) {}

    private static boolean isOwn(Actor actor, Message message) {
        return message.from().id().equals(actor.person().id());
    }

    private static void requireText(Message message) {
        if (message.isDeleted()) {
            throw new Refusal(ErrorCode.CONFLICT, "this message was deleted");
        }
    }

    private static void requirePlace(List<Reactions> there, boolean known) {
        if (!known && there.size() >= Reactions.MOST_EMOJI) {
            throw new Refusal(ErrorCode.CONFLICT, "a message takes " + Reactions.MOST_EMOJI + " different reactions");
        }
        if (there.stream().mapToInt(Reactions::count).sum() >= Reactions.MOST) {
            throw new Refusal(ErrorCode.CONFLICT, "a message takes " + Reactions.MOST + " reactions");
        }
    }
}
