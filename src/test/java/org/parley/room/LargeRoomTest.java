package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.protocol.Message;

/** A room that several threads tell at once is told as one: everybody hears everything, in one order. */
class LargeRoomTest {

    private static final int MEMBERS = 700;
    private static final int SAID = 60;

    @RegisterExtension
    final House house = new House("parley.limits=off");

    @Test
    void everybodyHearsEverythingInOneOrderAndOnlyAuthorsSeeTheirOwnCids() {
        List<Reader> members =
                IntStream.range(0, MEMBERS).mapToObj(i -> house.join("m" + i)).toList();
        for (int i = 0; i < SAID; i++) {
            // Not waited for, so that some rounds have one message and some have many, of several authors.
            var unused = house.send(members.get(i * 11 % MEMBERS).person(), "c" + i, "t" + i);
        }
        Awaitility.await("the last one")
                .until(() ->
                        members.stream().allMatch(member -> member.messages().size() >= SAID));
        for (Reader member : members) {
            assertThat(member.messages())
                    .extracting(Message::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, SAID).boxed().toList());
            assertThat(member.messages())
                    .allMatch(message -> (message.cid() != null)
                            == message.from().id().equals(member.person().id()));
        }
    }
}
