package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.log.RoomPatch;
import org.parley.log.Version;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.Deleted;
import org.parley.protocol.Edited;
import org.parley.protocol.Emoji;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Membership;
import org.parley.protocol.Message;
import org.parley.protocol.MessageText;
import org.parley.protocol.Person;
import org.parley.protocol.Pinned;
import org.parley.protocol.Reaction;
import org.parley.protocol.Reactions;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.RoomInfo.Kind;
import org.parley.protocol.UserId;

/** Who may change what was said, and how those see it who are there and who come later. */
class ChangesTest {

    private static final RoomId TEA = new RoomId("tea");
    private static final Person ADA = person("ada");
    private static final Person BOB = person("bob");
    private static final Emoji THUMB = new Emoji("👍");

    @RegisterExtension
    final House house = new House("parley.limits=off", "parley.words=damn");

    private Reader ada = new Reader("none");
    private long seq;

    private static Person person(String name) {
        return new Person(new UserId("u-" + name), name, false);
    }

    /** Ada owns the room, Bob has said something in it. */
    @BeforeEach
    void bobHasSaidSomething() {
        House.await(house.keeper.create(Speaker.of(ADA), new RoomInfo(TEA, "Tea", Kind.PUBLIC, RoomInfo.Life.LASTING)));
        ada = enter(ADA);
        seq = House.await(house.send(TEA, BOB, "hello")).seq();
        ada.awaitMessages(1);
    }

    private Reader enter(Person person) {
        var reader = new Reader(person.name(), person);
        House.await(house.rooms.join(reader, TEA, null, null, null));
        return reader;
    }

    private CompletionStage<Optional<Edited>> edit(Person who, String text) {
        return house.rooms.edit(Speaker.of(who), TEA, seq, new MessageText(text));
    }

    private CompletionStage<Optional<Reaction>> react(Person who, Emoji emoji, boolean on) {
        return house.rooms.react(Speaker.of(who), TEA, seq, emoji, on);
    }

    private static void refused(ErrorCode code, CompletionStage<?> stage) {
        assertThatThrownBy(() -> House.await(stage))
                .cause()
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private Message seenBy(Person person) {
        return (Message) enter(person).snapshot().events().stream()
                .filter(event -> event.seq() == seq)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoWroteItWritesItAnewAndAllSeeIt() {
        House.await(edit(BOB, "hello, all"));
        Edited event = ada.await(Edited.class);
        assertThat(event.text()).isEqualTo("hello, all");
        assertThat(event.target()).isEqualTo(seq);
        assertThat(event.from()).isEqualTo(BOB.author());
        Message late = seenBy(ADA);
        assertThat(late.text()).isEqualTo("hello, all");
        assertThat(late.edited()).isEqualTo(event.at());
        assertThat(House.await(edit(BOB, "hello, all")))
                .as("it says that already")
                .isEmpty();
    }

    @Test
    void nobodyElseWritesItAnewNotEvenWhoOwnsTheRoom() {
        refused(ErrorCode.FORBIDDEN, edit(ADA, "what he meant"));
        refused(
                ErrorCode.NOT_FOUND,
                house.rooms.edit(Speaker.of(BOB), TEA, 99, new MessageText("of what was never said")));
        assertThat(seenBy(ADA).text()).isEqualTo("hello");
    }

    @Test
    void whoKeepsOrderPinsMessagesAndAllSeeIt() {
        refused(ErrorCode.FORBIDDEN, house.rooms.pin(Speaker.of(BOB), TEA, seq, true));
        House.await(house.rooms.pin(Speaker.of(ADA), TEA, seq, true));
        assertThat(ada.await(Pinned.class).on()).isTrue();
        assertThat(seenBy(BOB).pinned()).isEqualTo(ADA.author());
        assertThat(House.await(house.rooms.pin(Speaker.of(ADA), TEA, seq, true)))
                .as("it is so already")
                .isEmpty();
        assertThat(House.await(house.rooms.pinned(Speaker.of(BOB), TEA)))
                .extracting(Message::text)
                .containsExactly("hello");
        House.await(house.rooms.pin(Speaker.of(ADA), TEA, seq, false));
        assertThat(House.await(house.rooms.pinned(Speaker.of(BOB), TEA))).isEmpty();
        House.await(house.rooms.delete(Speaker.of(BOB), TEA, seq));
        refused(ErrorCode.CONFLICT, house.rooms.pin(Speaker.of(ADA), TEA, seq, true));
    }

    @Test
    void aRoomHasAsManyPinsAsAreReadAtOnce() {
        for (int i = 0; i < Changes.MOST_PINS; i++) {
            long said = House.await(house.send(TEA, BOB, "message " + i)).seq();
            House.await(house.rooms.pin(Speaker.of(ADA), TEA, said, true));
        }
        refused(ErrorCode.CONFLICT, house.rooms.pin(Speaker.of(ADA), TEA, seq, true));
        assertThat(House.await(house.rooms.pinned(Speaker.of(BOB), TEA))).hasSize(Changes.MOST_PINS);
    }

    @Test
    void anEditIsRefusedWhereTheMessageWouldBe() {
        assertThatThrownBy(() -> House.await(edit(BOB, "damn"))).isInstanceOf(Refusal.class);
        House.await(house.memberships.mute(Speaker.of(ADA), TEA, BOB.id(), Duration.ofHours(1)));
        refused(ErrorCode.FORBIDDEN, edit(BOB, "still here"));
        refused(ErrorCode.FORBIDDEN, react(BOB, THUMB, true));
        House.await(house.memberships.unmute(Speaker.of(ADA), TEA, BOB.id()));
        ada.await(Membership.class);
        House.await(house.keeper.change(Speaker.of(ADA), TEA, new RoomPatch(null, null, null, true, null)));
        refused(ErrorCode.FORBIDDEN, edit(BOB, "a last word"));
        refused(ErrorCode.FORBIDDEN, react(ADA, THUMB, true));
    }

    @Test
    void whatWasTakenBackIsNotChangedAnyMore() {
        House.await(house.rooms.delete(Speaker.of(BOB), TEA, seq));
        ada.await(Deleted.class);
        refused(ErrorCode.CONFLICT, edit(BOB, "after all"));
        refused(ErrorCode.CONFLICT, react(ADA, THUMB, true));
        refused(ErrorCode.CONFLICT, house.rooms.versions(ada, TEA, seq));
    }

    @Test
    void moderatorsReadWhatItSaidBefore() {
        House.await(edit(BOB, "hello, all"));
        assertThat(House.await(house.rooms.versions(Speaker.of(ADA), TEA, seq)))
                .extracting(Version::text)
                .containsExactly("hello", "hello, all");
        refused(ErrorCode.FORBIDDEN, house.rooms.versions(Speaker.of(BOB), TEA, seq));
    }

    /** What it said is kept each time, and read as a whole. */
    @Test
    void aMessageIsEditedAHundredTimesAtMost() {
        for (int i = 0; i < Changes.MOST_EDITS; i++) {
            House.await(edit(BOB, "edit " + i));
        }
        refused(ErrorCode.CONFLICT, edit(BOB, "once more"));
        assertThat(House.await(house.rooms.versions(Speaker.of(ADA), TEA, seq))).hasSize(Changes.MOST_EDITS + 1);
    }

    @Test
    void aReactionIsGivenOnceAndTakenAwayAgain() {
        House.await(react(ADA, THUMB, true));
        Reaction event = ada.await(Reaction.class);
        assertThat(event.emoji()).isEqualTo(THUMB);
        assertThat(event.on()).isTrue();
        assertThat(House.await(react(ADA, THUMB, true))).as("it is so already").isEmpty();
        assertThat(seenBy(BOB).reactions()).containsExactly(new Reactions(THUMB, List.of(ADA.author())));
        House.await(react(ADA, THUMB, false));
        assertThat(seenBy(BOB).reactions()).isNull();
        assertThat(House.await(react(ADA, THUMB, false))).isEmpty();
    }

    @Test
    void aMessageTakesFiftyDifferentReactions() {
        for (int i = 0; i < Reactions.MOST_EMOJI; i++) {
            House.await(react(ADA, new Emoji(Character.toString(0x1F600 + i)), true));
        }
        refused(ErrorCode.CONFLICT, react(BOB, THUMB, true));
        House.await(react(BOB, new Emoji("😀"), true));
        assertThat(House.await(house.rooms.history(ada, new ClientFrame.History(null, TEA, null, seq - 1, 1)))
                        .events())
                .singleElement()
                .satisfies(
                        message -> assertThat(((Message) message).reactions()).hasSize(Reactions.MOST_EMOJI));
    }

    @Test
    void ofManyWhoReactedAFewAreNamedAndTheReaderBeforeThem() {
        for (int i = 0; i < 30; i++) {
            House.await(react(person("p" + i), THUMB, true));
        }
        House.await(react(ADA, THUMB, true));
        assertThat(seenBy(ADA).reactions()).singleElement().satisfies(thumbs -> {
            assertThat(thumbs.count()).isEqualTo(31);
            assertThat(thumbs.users())
                    .hasSize(Reactions.NAMED)
                    .startsWith(ADA.author(), person("p0").author());
        });
        assertThat(seenBy(BOB).reactions())
                .singleElement()
                .satisfies(thumbs -> assertThat(thumbs.users()).doesNotContain(ADA.author()));
    }
}
