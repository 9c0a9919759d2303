package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.log.Standing;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Person;
import org.parley.protocol.Refusal;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.RoomInfo.Kind;
import org.parley.protocol.UserId;

/** What everybody may do in each kind of room. The table on the page about security is made of it, and read by it. */
class RightsTest {

    private static final Path PAGE = Path.of("src/site/markdown/rights.md");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private static final Person CARA = new Person(new UserId("u-cara"), "Cara", false);
    private static final Person EVE = new Person(new UserId("g-eve"), "Eve", true);

    /** Who there is: how they stand with the room, and with all of Parley. */
    @SuppressWarnings("ImmutableEnumChecker") // Values are, as far as anybody can tell.
    private enum Who {
        GUEST(EVE, null, null),
        OUTSIDER(CARA, null, null),
        MEMBER(CARA, Role.MEMBER, null),
        MODERATOR(CARA, Role.MODERATOR, null),
        OWNER(CARA, Role.OWNER, null),
        BANNED(CARA, null, null),
        ADMIN(CARA, null, Role.OWNER);

        private final Person person;
        private final @Nullable Role role;
        private final @Nullable Role everywhere;

        Who(Person person, @Nullable Role role, @Nullable Role everywhere) {
            this.person = person;
            this.role = role;
            this.everywhere = everywhere;
        }

        Actor actor() {
            return Speaker.of(person, everywhere);
        }

        List<Standing> standings() {
            boolean banned = this == BANNED;
            return role == null && !banned ? List.of() : List.of(new Standing(person, role, banned, null, false));
        }
    }

    private static RoomInfo room(Kind kind) {
        return new RoomInfo(new RoomId("tea"), "Tea", kind, RoomInfo.Life.LASTING);
    }

    private static String answer(Rights rights, Operation operation, Actor actor) {
        try {
            rights.require(operation, actor);
            return "yes";
        } catch (Refusal e) {
            return e.code() == ErrorCode.NOT_FOUND ? "not found" : "no";
        }
    }

    private static List<String> table(Kind kind) {
        List<String> lines = new ArrayList<>();
        lines.add("| " + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + " room | "
                + String.join(
                        " | ",
                        Arrays.stream(Who.values())
                                .map(who -> who.name().toLowerCase(Locale.ROOT))
                                .toList())
                + " |");
        lines.add("|---|" + "---|".repeat(Who.values().length));
        for (Operation operation : Operation.values()) {
            List<String> answers = new ArrayList<>();
            for (Who who : Who.values()) {
                answers.add(answer(new Rights(room(kind), who.standings(), CLOCK), operation, who.actor()));
            }
            lines.add("| " + operation.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " | "
                    + String.join(" | ", answers) + " |");
        }
        return lines;
    }

    /** To change a right is to change the page, and somebody reads that. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyOperationIsAnsweredAsThePageSays(Kind kind) throws IOException {
        assertThat(Files.readAllLines(PAGE)).containsSubsequence(table(kind));
    }

    /** The laws that hold whatever the table says. */
    @ParameterizedTest
    @EnumSource(Operation.class)
    void moreIsAllowedToWhoIsMore(Operation operation) {
        for (Kind kind : Kind.values()) {
            Map<Who, String> answers = new LinkedHashMap<>();
            for (Who who : Who.values()) {
                answers.put(who, answer(new Rights(room(kind), who.standings(), CLOCK), operation, who.actor()));
            }
            assertThat(answers.get(Who.BANNED)).as(kind + ": banned").isEqualTo("no");
            if (kind.isClosed()) {
                assertThat(answers.get(Who.GUEST)).isEqualTo("not found");
                assertThat(answers.get(Who.OUTSIDER)).isEqualTo("not found");
            }
            if (kind != Kind.DIRECT) {
                assertThat(answers.get(Who.ADMIN)).isEqualTo("yes");
                assertThat(answers.get(Who.OWNER)).isEqualTo("yes");
            } else {
                assertThat(answers.get(Who.ADMIN))
                        .as("nobody looks into a direct room")
                        .isEqualTo("not found");
            }
            if ("yes".equals(answers.get(Who.MEMBER))) {
                assertThat(answers.get(Who.MODERATOR)).isEqualTo("yes");
            }
        }
    }

    @Test
    void whoIsMutedIsSilentUntilThen() {
        Instant soon = CLOCK.instant().plusSeconds(60);
        var muted = new Standing(CARA, Role.MEMBER, false, soon, false);
        assertThat(answer(new Rights(room(Kind.PUBLIC), List.of(muted), CLOCK), Operation.SPEAK, Who.MEMBER.actor()))
                .isEqualTo("no");
        Clock later = Clock.offset(CLOCK, Duration.ofSeconds(60));
        assertThat(answer(new Rights(room(Kind.PUBLIC), List.of(muted), later), Operation.SPEAK, Who.MEMBER.actor()))
                .isEqualTo("yes");
        assertThat(answer(new Rights(room(Kind.PUBLIC), List.of(muted), CLOCK), Operation.SEE, Who.MEMBER.actor()))
                .isEqualTo("yes");
    }

    @Test
    void nobodySpeaksInAnArchivedRoom() {
        var archived = new RoomInfo(new RoomId("tea"), "Tea", Kind.PUBLIC, RoomInfo.Life.LASTING, null, true, null);
        var owner = Who.OWNER;
        assertThat(answer(new Rights(archived, owner.standings(), CLOCK), Operation.SPEAK, owner.actor()))
                .isEqualTo("no");
        assertThat(answer(new Rights(archived, owner.standings(), CLOCK), Operation.ARCHIVE, owner.actor()))
                .isEqualTo("yes");
    }
}
