package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.UserId;

/** What a member tells of a message reaches the moderators of its room, and nobody else. */
class ReportsTest {

    private static final RoomId TEA = new RoomId("tea");
    private static final Person ADA = new Person(new UserId("u-ada"), "ada", false);
    private static final Person BOB = new Person(new UserId("u-bob"), "bob", false);

    @RegisterExtension
    final House house = new House();

    private static Reports reports(House house) {
        return new Reports(house.live, house.reports, house.threads, Clock.systemUTC());
    }

    private static void refused(ErrorCode code, CompletionStage<?> stage) {
        assertThatThrownBy(() -> House.await(stage))
                .cause()
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private long rudeMessage() {
        var room = new RoomInfo(TEA, "Tea", RoomInfo.Kind.PUBLIC, RoomInfo.Life.LASTING);
        House.await(house.keeper.create(Speaker.of(ADA), room));
        return House.await(house.send(TEA, BOB, "something rude")).seq();
    }

    @Test
    void aModeratorReadsWhatWasReportedAsItIsNowAndDealsWithIt() {
        long seq = rudeMessage();
        Reports reports = reports(house);
        Report told = House.await(reports.report(Speaker.of(BOB), TEA, seq, "my own"));
        refused(ErrorCode.FORBIDDEN, reports.open(Speaker.of(BOB), TEA));
        refused(ErrorCode.NOT_FOUND, reports.report(Speaker.of(BOB), TEA, seq + 1, "none"));
        House.await(house.rooms.delete(Speaker.of(ADA), TEA, seq));
        Report open = House.await(reports.open(Speaker.of(ADA), TEA)).get(0);
        assertThat(open.id()).isEqualTo(told.id());
        Message message = Objects.requireNonNull(open.message());
        assertThat(message.isDeleted()).isTrue();
        refused(ErrorCode.FORBIDDEN, reports.close(Speaker.of(BOB), TEA, open.id()));
        House.await(reports.close(Speaker.of(ADA), TEA, open.id()));
        assertThat(House.await(reports.open(Speaker.of(ADA), TEA))).isEmpty();
        refused(ErrorCode.NOT_FOUND, reports.close(Speaker.of(ADA), TEA, open.id()));
    }

    @Test
    void noReportOutlivesItsRoom() {
        long seq = rudeMessage();
        House.await(reports(house).report(Speaker.of(BOB), TEA, seq, "rude"));
        House.await(house.keeper.delete(Speaker.of(ADA), TEA));
        assertThat(house.reports.open(TEA)).isEmpty();

        var passing = new House("parley.limits=off", "parley.room.life=passing");
        try {
            Reader ada = passing.join("ada");
            long there = passing.say(ada.person(), "gone soon").seq();
            refused(ErrorCode.FORBIDDEN, reports(passing).report(ada, House.LOBBY, there, "rude"));
        } finally {
            passing.threads.close();
        }
    }
}
