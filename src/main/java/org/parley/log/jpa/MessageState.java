package org.parley.log.jpa;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.BadFrame;
import org.parley.protocol.Emoji;
import org.parley.protocol.JsonFields;
import org.parley.protocol.Mentions;
import org.parley.protocol.Message;
import org.parley.protocol.Reactions;
import org.parley.protocol.Replies;
import org.parley.protocol.UserId;

/**
 * What is stored of what has become of a message, as one JSON object in the state of its row.
 *
 * @param edited when it was last written anew, in ms since the epoch
 * @param changed the newest event that has changed it
 * @param who of each reaction the emoji, an id and a name, one after another
 * @param called of each who is called an id and a name, one after another
 * @param all true where all are called
 * @param pin the id and the name of who has pinned it
 * @param replies how many answers stand in its thread
 * @param answered when the newest was given, in ms since the epoch
 */
record MessageState(
        @Nullable Long edited,
        @Nullable Long changed,
        @Nullable List<String> who,
        @Nullable List<String> called,
        @Nullable Boolean all,
        @Nullable List<String> pin,
        @Nullable Long replies,
        @Nullable Long answered) {

    /** The state of a message that stands as it was said. */
    static final MessageState NONE = new MessageState(null, null, null, null, null, null, null, null);

    static MessageState of(Message message) {
        Instant edited = message.edited();
        Mentions mentions = message.mentions();
        Author pinned = message.pinned();
        Replies replies = message.replies();
        return new MessageState(
                edited == null ? null : edited.toEpochMilli(),
                message.changed(),
                message.reactions() == null ? null : who(message.reactions()),
                ids(mentions),
                mentions == null ? null : mentions.room(),
                pinned == null ? null : List.of(pinned.id().value(), pinned.name()),
                replies == null ? null : (long) replies.count(),
                replies == null ? null : replies.last().toEpochMilli());
    }

    /** Whom a message or an edit calls. */
    static MessageState calling(Mentions mentions) {
        return new MessageState(null, null, null, ids(mentions), mentions.room(), null, null, null);
    }

    static MessageState read(JsonFields state) throws BadFrame {
        return new MessageState(
                state.optionalPosition("edited"),
                state.optionalPosition("changed"),
                state.has("who") ? state.texts("who") : null,
                state.has("called") ? state.texts("called") : null,
                state.optionalFlag("all"),
                state.has("pin") ? state.texts("pin") : null,
                state.optionalPosition("replies"),
                state.optionalPosition("answered"));
    }

    @Nullable
    Instant edition() {
        return edited == null ? null : Instant.ofEpochMilli(edited);
    }

    @Nullable
    Mentions mentions() {
        if (called == null) {
            return all == null ? null : new Mentions(null, all);
        }
        List<Author> users = new ArrayList<>();
        for (int i = 0; i < called.size(); i += 2) {
            users.add(author(called, i));
        }
        return new Mentions(List.copyOf(users), all);
    }

    @Nullable
    List<Reactions> reactions() {
        if (who == null) {
            return null;
        }
        Map<Emoji, List<Author>> users = new LinkedHashMap<>();
        for (int i = 0; i < who.size(); i += 3) {
            users.computeIfAbsent(new Emoji(who.get(i)), emoji -> new ArrayList<>())
                    .add(author(who, i + 1));
        }
        return users.entrySet().stream()
                .map(one -> new Reactions(one.getKey(), one.getValue()))
                .toList();
    }

    @Nullable
    Author pinner() {
        return pin == null ? null : author(pin, 0);
    }

    @Nullable
    Replies answers() {
        return replies == null || answered == null
                ? null
                : new Replies(replies.intValue(), Instant.ofEpochMilli(answered));
    }

    private static Author author(List<String> ids, int at) {
        return new Author(new UserId(ids.get(at)), ids.get(at + 1));
    }

    private static @Nullable List<String> ids(@Nullable Mentions mentions) {
        return mentions == null || mentions.users() == null
                ? null
                : mentions.users().stream()
                        .flatMap(user -> Stream.of(user.id().value(), user.name()))
                        .toList();
    }

    private static @Nullable List<String> who(List<Reactions> reactions) {
        List<String> who = reactions.stream()
                .flatMap(one -> one.users().stream()
                        .flatMap(
                                user -> Stream.of(one.emoji().value(), user.id().value(), user.name())))
                .toList();
        return who.isEmpty() ? null : who;
    }
}
