package org.parley.backplane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Epoch;
import org.parley.protocol.Mentions;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** What was said, as fields: of a message all that it has when it is new. */
final class Messages {

    private Messages() {}

    static void write(Word.Said said, FieldWriter to) {
        to.text(said.room().value()).text(said.epoch().value());
        said.messages().forEach(message -> write(message, to));
    }

    static Word.Said read(FieldReader from) {
        var room = new RoomId(from.text());
        var epoch = new Epoch(from.text());
        List<Message> messages = new ArrayList<>();
        do {
            messages.add(message(room, from));
        } while (from.hasMore());
        return new Word.Said(room, epoch, messages);
    }

    private static void write(Message message, FieldWriter to) {
        ClientMessageId cid = message.cid();
        Long replyTo = message.replyTo();
        write(message.from(), to.number(message.seq()).text(message.mid().value()))
                .number(message.at().toEpochMilli())
                .text(cid == null ? null : cid.value())
                .text(message.text())
                .number(replyTo == null ? 0 : replyTo)
                .flag(message.isInThread());
        write(message.mentions(), to);
    }

    private static Message message(RoomId room, FieldReader from) {
        long seq = from.number();
        var mid = new MessageId(from.text());
        Author author = author(from);
        Instant at = Instant.ofEpochMilli(from.number());
        String cid = from.textOrNull();
        String text = from.text();
        long replyTo = from.number();
        var message = new Message(
                room,
                seq,
                mid,
                author,
                at,
                cid == null ? null : new ClientMessageId(cid),
                text,
                replyTo == 0 ? null : replyTo);
        Message placed = from.flag() ? message.inThread() : message;
        Mentions mentions = mentions(from);
        return mentions == null ? placed : placed.calling(mentions);
    }

    /** How many are named, and one more; 0 where nobody is called. */
    private static void write(@Nullable Mentions mentions, FieldWriter to) {
        if (mentions == null) {
            to.number(0);
        } else {
            to.number(mentions.named().size() + 1L).flag(mentions.all());
            mentions.named().forEach(author -> write(author, to));
        }
    }

    private static @Nullable Mentions mentions(FieldReader from) {
        long count = from.number();
        if (count == 0) {
            return null;
        }
        boolean all = from.flag();
        List<Author> named = new ArrayList<>();
        for (long i = 1; i < count; i++) {
            named.add(author(from));
        }
        return new Mentions(named.isEmpty() ? null : named, all ? true : null);
    }

    private static FieldWriter write(Author author, FieldWriter to) {
        return to.text(author.id().value()).text(author.name());
    }

    private static Author author(FieldReader from) {
        return new Author(new UserId(from.text()), from.text());
    }
}
