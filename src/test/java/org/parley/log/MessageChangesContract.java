package org.parley.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Deleted;
import org.parley.protocol.Edited;
import org.parley.protocol.Emoji;
import org.parley.protocol.Mentions;
import org.parley.protocol.Message;
import org.parley.protocol.MessageText;
import org.parley.protocol.Reactions;
import org.parley.protocol.Replies;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** What every {@link MessageLog} makes of messages that are changed after they were said. */
abstract class MessageChangesContract {

    private static final RoomId ROOM = new RoomId("changes");
    private static final Author ADA = new Author(new UserId("u-ada"), "Ada");
    private static final Author BOB = new Author(new UserId("u-bob"), "Bob");
    private static final Author NOBODY = new Author(new UserId("x-1"), "Deleted person");
    private static final Emoji THUMB = new Emoji("👍");
    private static final Emoji FAMILY = new Emoji("👨‍👩‍👧‍👦");

    /** Returns an empty log. */
    protected abstract MessageLog log();

    private static Posting<?> said(Author author, String text) {
        return new Posting.Said(author, new ClientMessageId(text), new MessageText(text), null);
    }

    private static Posting<?> edit(long target, String text) {
        return new Posting.Edit(ADA, target, new MessageText(text), null);
    }

    private static Posting<?> feeling(Author who, Emoji emoji, boolean on) {
        return new Posting.Feeling(who, 1, emoji, on);
    }

    private static RoomEvent append(MessageLog log, Posting<?> posting) {
        return log.append(ROOM, List.of(posting)).get(0).event();
    }

    private static Message first(MessageLog log) {
        return (Message) log.readAfter(ROOM, 0, 1).get(0);
    }

    private MessageLog withOneMessage() {
        MessageLog log = log();
        log.open(ROOM);
        append(log, said(ADA, "one"));
        return log;
    }

    @Test
    void aMessageThatWasEditedSaysWhatItSaysNow() {
        MessageLog log = withOneMessage();
        Message before = first(log);
        var edited = (Edited) append(log, edit(1, "two"));
        assertThat(edited.text()).isEqualTo("two");
        assertThat(edited.seq()).isEqualTo(2);
        Message now = first(log);
        assertThat(now.text()).isEqualTo("two");
        assertThat(now.edited()).isEqualTo(edited.at());
        assertThat(now.changed()).isEqualTo(2);
        assertThat(now.at()).isEqualTo(before.at());
        assertThat(now.mid()).isEqualTo(before.mid());
        assertThat(log.readBefore(ROOM, 10, 1)).containsExactly(edited);
        assertThat(log.append(ROOM, List.of(said(ADA, "one"))).get(0).repeat())
                .as("a repeat of the first stays one")
                .isTrue();
    }

    @Test
    void whatAnEditSaidThatWasReplacedIsKeptAndNotTold() {
        MessageLog log = withOneMessage();
        Instant at = first(log).at();
        var second = (Edited) append(log, edit(1, "two"));
        log.append(ROOM, List.of(said(BOB, "between"), edit(1, "three"), edit(1, "four")));
        assertThat(log.readAfter(ROOM, 1, 10))
                .filteredOn(Edited.class::isInstance)
                .extracting(event -> ((Edited) event).text())
                .containsExactly(null, null, "four");
        assertThat(log.versions(ROOM, 1)).extracting(Version::text).containsExactly("one", "two", "three", "four");
        assertThat(log.versions(ROOM, 1)).extracting(Version::at).startsWith(at, second.at());
        assertThat(log.versions(ROOM, 3)).extracting(Version::text).containsExactly("between");
        assertThat(log.versions(ROOM, 2)).as("no message").isEmpty();
        assertThat(log.versions(ROOM, 99)).isEmpty();
    }

    @Test
    void nothingOfAnEditedMessageIsLeftWhenItIsTakenBack() {
        MessageLog log = withOneMessage();
        append(log, edit(1, "two"));
        append(log, feeling(BOB, THUMB, true));
        append(log, edit(1, "three"));
        var deleted = (Deleted) append(log, new Posting.Deletion(ADA, 1));
        append(log, edit(1, "four"));
        append(log, feeling(BOB, FAMILY, true));
        assertThat(log.versions(ROOM, 1)).isEmpty();
        Message gone = first(log);
        assertThat(gone.isDeleted()).isTrue();
        assertThat(gone.edited()).isNull();
        assertThat(gone.reactions()).isNull();
        assertThat(gone.changed()).isEqualTo(deleted.seq());
        assertThat(log.readAfter(ROOM, 0, 5).toString()).doesNotContain("two", "three");
    }

    @Test
    void reactionsStandWithTheMessageInTheirOrder() {
        MessageLog log = withOneMessage();
        log.append(
                ROOM,
                List.of(
                        feeling(BOB, FAMILY, true),
                        feeling(BOB, THUMB, true),
                        feeling(ADA, THUMB, true),
                        feeling(ADA, THUMB, true)));
        assertThat(first(log).reactions())
                .containsExactly(new Reactions(FAMILY, List.of(BOB)), new Reactions(THUMB, List.of(BOB, ADA)));
        assertThat(first(log).changed()).isEqualTo(5);
        log.append(ROOM, List.of(feeling(BOB, FAMILY, false), feeling(BOB, THUMB, false)));
        assertThat(first(log).reactions()).containsExactly(new Reactions(THUMB, List.of(ADA)));
        append(log, feeling(ADA, THUMB, false));
        assertThat(first(log).reactions()).isNull();
        assertThat(first(log).text()).isEqualTo("one");
    }

    /** A company is told of a holiday. */
    @Test
    void hundredsMayReactToOneMessage() {
        MessageLog log = withOneMessage();
        for (int i = 0; i < 900; i += 100) {
            List<Posting<?>> batch = new ArrayList<>();
            for (int j = i; j < i + 100; j++) {
                batch.add(feeling(new Author(new UserId("u-" + j), "Person \"" + j + "\""), THUMB, true));
            }
            log.append(ROOM, batch);
        }
        assertThat(first(log).reactions()).singleElement().satisfies(thumbs -> {
            assertThat(thumbs.count()).isEqualTo(900);
            assertThat(thumbs.users().get(899).name()).isEqualTo("Person \"899\"");
        });
    }

    @Test
    void whoIsForgottenHasReactedToNothing() {
        MessageLog log = withOneMessage();
        append(log, new Posting.Said(BOB, new ClientMessageId("b"), new MessageText("his"), null));
        append(log, feeling(BOB, THUMB, true));
        append(log, new Posting.Edit(BOB, 2, new MessageText("his, again"), null));
        append(log, new Posting.Edit(BOB, 2, new MessageText("his, at last"), null));
        log.erase(new Erasure(BOB.id(), NOBODY, false));
        assertThat(first(log).reactions()).containsExactly(new Reactions(THUMB, List.of(NOBODY)));
        assertThat(log.readAfter(ROOM, 0, 10).toString()).doesNotContain("u-bob", "Bob");
        assertThat(log.versions(ROOM, 2)).hasSize(3);
        log.erase(new Erasure(NOBODY.id(), ADA, true));
        assertThat(log.readAfter(ROOM, 1, 10).toString()).doesNotContain("his", NOBODY.name());
        assertThat(log.versions(ROOM, 2)).isEmpty();
        assertThat(first(log).text()).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSnapshotAtAnyPositionAndTheEventsAfterItAreAFreshSnapshot(long seed) {
        LawFiles.Life life = LawFiles.live(log(), seed);
        List<RoomEvent> fresh = life.slices().get(life.slices().size() - 1);
        assertThat(fresh).hasSameSizeAs(life.told());
        for (List<RoomEvent> slice : life.slices()) {
            List<RoomEvent> later =
                    life.told().subList(slice.size(), life.told().size());
            assertThat(Stream.concat(slice.stream(), later.stream())
                            .map(event -> after(event, later))
                            .toList())
                    .isEqualTo(fresh);
        }
    }

    private static RoomEvent after(RoomEvent event, List<RoomEvent> later) {
        RoomEvent now = event;
        for (RoomEvent one : later) {
            if (one.changes() != null && one.seq() > event.seq()) {
                now = now.after(one);
            }
        }
        return now;
    }

    private static final Mentions BOB_AND_ALL = new Mentions(List.of(BOB), true);
    private static final Mentions ONLY_BOB = new Mentions(List.of(BOB), null);

    private static Posting<?> calling(String text, Mentions mentions) {
        return new Posting.Said(ADA, new ClientMessageId(text), new MessageText(text), null, false, mentions);
    }

    private static News news(MessageLog log, Author who) {
        return log.news(who.id()).getOrDefault(ROOM, News.NONE);
    }

    @Test
    void whomAMessageCallsStandsWithItAndWithItsEdits() {
        MessageLog log = withOneMessage();
        append(log, calling("two", BOB_AND_ALL));
        append(log, new Posting.Edit(ADA, 2, new MessageText("anew"), ONLY_BOB));
        append(log, new Posting.Edit(ADA, 1, new MessageText("one, anew"), ONLY_BOB));
        List<RoomEvent> events = log.readAfter(ROOM, 0, 10);
        assertThat(((Message) events.get(0)).mentions()).isEqualTo(ONLY_BOB);
        assertThat(((Message) events.get(1)).mentions()).isEqualTo(ONLY_BOB);
        assertThat(((Edited) events.get(2)).mentions()).isEqualTo(ONLY_BOB);
        append(log, new Posting.Edit(ADA, 2, new MessageText("once more"), null));
        append(log, new Posting.Deletion(ADA, 1));
        events = log.readAfter(ROOM, 0, 10);
        assertThat(((Message) events.get(0)).mentions()).as("taken back").isNull();
        assertThat(((Message) events.get(1)).mentions()).as("calls nobody now").isNull();
        assertThat(((Edited) events.get(2)).mentions()).as("was replaced").isNull();
    }

    @Test
    void whatIsNewToSomebodyIsCountedAfterTheirMark() {
        MessageLog log = withOneMessage();
        assertThat(news(log, BOB)).as("has read nothing").isEqualTo(News.NONE);
        log.mark(ROOM, Map.of(BOB.id(), new Mark(1, false), ADA.id(), new Mark(1, false)));
        assertThat(news(log, BOB)).isEqualTo(News.NONE);
        append(log, said(ADA, "two"));
        append(log, said(BOB, "his own"));
        append(log, calling("four", ONLY_BOB));
        append(log, calling("five", BOB_AND_ALL));
        append(log, new Posting.Feeling(ADA, 1, THUMB, true));
        assertThat(news(log, BOB)).isEqualTo(new News(3, 2));
        assertThat(news(log, ADA)).as("her own call is none").isEqualTo(new News(1, 0));
        append(log, new Posting.Edit(ADA, 4, new MessageText("calls nobody"), null));
        append(log, new Posting.Edit(ADA, 2, new MessageText("calls him"), ONLY_BOB));
        append(log, new Posting.Deletion(ADA, 5));
        assertThat(news(log, BOB)).isEqualTo(new News(2, 1));
        log.mark(ROOM, Map.of(BOB.id(), new Mark(2, false)));
        assertThat(news(log, BOB)).isEqualTo(new News(1, 0));
    }

    @Test
    void whatIsSaidAndChangedInOneTransactionIsCounted() {
        MessageLog log = withOneMessage();
        log.mark(ROOM, Map.of(BOB.id(), new Mark(1, false)));
        log.append(
                ROOM,
                List.of(calling("two", ONLY_BOB), new Posting.Edit(ADA, 2, new MessageText("anew"), BOB_AND_ALL)));
        assertThat(news(log, BOB)).isEqualTo(new News(1, 1));
    }

    @Test
    void whoIsForgottenIsCalledByNobody() {
        MessageLog log = withOneMessage();
        log.mark(ROOM, Map.of(ADA.id(), new Mark(0, false)));
        append(log, calling("two", BOB_AND_ALL));
        append(log, new Posting.Edit(ADA, 1, new MessageText("anew"), ONLY_BOB));
        log.erase(new Erasure(BOB.id(), NOBODY, true));
        assertThat(log.readAfter(ROOM, 0, 10).toString())
                .doesNotContain("u-bob")
                .contains("x-1");
        assertThat(news(log, BOB)).isEqualTo(News.NONE);
        append(
                log,
                new Posting.Said(
                        BOB,
                        new ClientMessageId("b"),
                        new MessageText("calls"),
                        null,
                        false,
                        new Mentions(List.of(ADA), null)));
        log.mark(ROOM, Map.of(ADA.id(), new Mark(3, false)));
        assertThat(news(log, ADA)).isEqualTo(new News(1, 1));
        log.erase(new Erasure(BOB.id(), NOBODY, true));
        assertThat(news(log, ADA)).as("what was said is gone").isEqualTo(News.NONE);
    }

    private static Posting<?> pinning(Author who, long target, boolean on) {
        return new Posting.Pinning(who, target, on);
    }

    @Test
    void whatIsPinnedIsListedUntilItIsNotOrIsTakenBack() {
        MessageLog log = withOneMessage();
        log.append(ROOM, List.of(said(BOB, "two"), said(BOB, "three"), said(BOB, "four")));
        assertThat(log.pinned(ROOM)).isEmpty();
        log.append(ROOM, List.of(pinning(ADA, 3, true), pinning(BOB, 1, true), pinning(BOB, 1, true)));
        append(log, pinning(BOB, 4, true));
        assertThat(log.pinned(ROOM)).extracting(Message::text).containsExactly("four", "three", "one");
        assertThat(log.pinned(ROOM).get(1).pinned()).isEqualTo(ADA);
        assertThat(first(log).pinned()).isEqualTo(BOB);
        append(log, edit(1, "one, anew"));
        append(log, pinning(ADA, 3, false));
        append(log, new Posting.Deletion(BOB, 4));
        append(log, pinning(BOB, 4, true));
        assertThat(log.pinned(ROOM)).containsExactly(first(log));
        assertThat(first(log).text()).isEqualTo("one, anew");
        log.delete(ROOM, ADA);
        log.open(ROOM);
        assertThat(log.pinned(ROOM)).as("another room by that name").isEmpty();
    }

    @Test
    void whoIsForgottenHasPinnedNothingAndNothingOfTheirsIsPinned() {
        MessageLog log = withOneMessage();
        log.append(ROOM, List.of(said(BOB, "two"), pinning(BOB, 1, true), pinning(ADA, 2, true)));
        assertThat(log.readBy(BOB.id(), ROOM, 0, 10)).hasSize(2);
        log.erase(new Erasure(BOB.id(), NOBODY, false));
        assertThat(log.pinned(ROOM)).extracting(Message::pinned).containsExactly(ADA, NOBODY);
        assertThat(log.readAfter(ROOM, 0, 10).toString()).doesNotContain("u-bob", "Bob");
        log.erase(new Erasure(NOBODY.id(), BOB, true));
        assertThat(log.pinned(ROOM)).as("what they wrote is gone").containsExactly(first(log));
    }

    private static Posting<?> answer(Author author, String text, @Nullable Mentions mentions) {
        return new Posting.Said(author, new ClientMessageId(text), new MessageText(text), 1L, true, mentions);
    }

    private static List<Followed> followed(MessageLog log, Author who) {
        return log.threads().followed(who.id(), 10);
    }

    @Test
    void answersStandInTheThreadOfTheirMessage() {
        MessageLog log = withOneMessage();
        append(log, said(BOB, "beside it"));
        append(log, answer(BOB, "first", null));
        var second = (Message) append(log, answer(ADA, "second", ONLY_BOB));
        assertThat(second.isInThread()).isTrue();
        assertThat(first(log).replies()).isEqualTo(new Replies(2, second.at()));
        assertThat(first(log).changed()).isEqualTo(4);
        assertThat(log.readAfter(ROOM, 3, 10)).containsExactly(second);
        assertThat(log.threads().read(ROOM, 1, 0, 10))
                .extracting(RoomEvent::seq)
                .containsExactly(3L, 4L);
        assertThat(log.threads().read(ROOM, 1, 3, 10)).containsExactly(second);
        assertThat(log.threads().read(ROOM, 1, 0, 1)).hasSize(1);
        assertThat(log.threads().read(ROOM, 2, 0, 10)).isEmpty();
        assertThat(log.rooms(BOB.id(), false).get(0).last())
                .as("lists show what stands in the room")
                .satisfies(last -> assertThat(last.text()).isEqualTo("beside it"));
        append(log, feeling(BOB, THUMB, true));
        append(log, new Posting.Deletion(ADA, 4));
        assertThat(first(log).replies()).as("one that was taken back stays one").isEqualTo(new Replies(2, second.at()));
        append(log, new Posting.Deletion(ADA, 1));
        assertThat(first(log).replies()).as("a thread outlives its beginning").isEqualTo(new Replies(2, second.at()));
    }

    @Test
    void whoHasToDoWithAThreadFollowsIt() {
        MessageLog log = withOneMessage();
        append(log, answer(BOB, "first", null));
        assertThat(followed(log, ADA)).as("who began it").containsExactly(new Followed(first(log), 1, 1));
        assertThat(followed(log, BOB)).as("who answered").containsExactly(new Followed(first(log), 2, 0));
        Author cara = new Author(new UserId("u-cara"), "Cara");
        assertThat(followed(log, cara)).isEmpty();
        append(log, answer(BOB, "second", new Mentions(List.of(cara), null)));
        assertThat(followed(log, cara)).as("who is called").containsExactly(new Followed(first(log), 2, 1));
        append(log, answer(ADA, "third", null));
        assertThat(followed(log, ADA)).as("who answers has read").containsExactly(new Followed(first(log), 4, 0));
        assertThat(followed(log, BOB)).containsExactly(new Followed(first(log), 3, 1));
        assertThat(log.threads().mark(ROOM, 1, BOB.id(), 4)).isTrue();
        assertThat(log.threads().mark(ROOM, 1, BOB.id(), 3)).isFalse();
        assertThat(followed(log, BOB)).containsExactly(new Followed(first(log), 4, 0));
        append(log, new Posting.Deletion(ADA, 4));
        assertThat(followed(log, cara))
                .as("what was taken back is no news")
                .containsExactly(new Followed(first(log), 2, 1));
        log.erase(new Erasure(cara.id(), NOBODY, true));
        assertThat(followed(log, cara)).isEmpty();
        log.delete(ROOM, ADA);
        assertThat(followed(log, BOB)).isEmpty();
    }

    @Test
    void answersAreNoNewsOfTheRoomButCallsInThemAre() {
        MessageLog log = withOneMessage();
        log.mark(ROOM, Map.of(ADA.id(), new Mark(1, false)));
        append(log, answer(BOB, "first", null));
        append(log, answer(BOB, "second", new Mentions(List.of(ADA), null)));
        assertThat(news(log, ADA)).isEqualTo(new News(0, 1));
    }

    @Test
    void theThreadsOfWhoIsForgottenStayWithoutThem() {
        MessageLog log = withOneMessage();
        append(log, answer(BOB, "first", null));
        append(log, answer(ADA, "second", null));
        log.erase(new Erasure(ADA.id(), NOBODY, true));
        assertThat(first(log).isDeleted()).isTrue();
        assertThat(first(log).replies()).isNotNull();
        assertThat(log.threads().read(ROOM, 1, 0, 10))
                .extracting(event -> ((Message) event).text())
                .containsExactly("first", "");
        assertThat(followed(log, BOB)).containsExactly(new Followed(first(log), 2, 0));
    }
}
