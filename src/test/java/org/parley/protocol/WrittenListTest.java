package org.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.protocol.ServerFrame.Members;

/** What was written before is the same on the wire as what is written now. */
class WrittenListTest {

    private final FrameCodec codec = new FrameCodec();

    private final MemberState ada = new MemberState(
            new Person(new UserId("g-1"), "Ada \"A\"", true),
            Status.ONLINE,
            null,
            null,
            new Profile(new StatusText("\"so\" 😀"), 7));
    private final MemberState bob = new MemberState(new Person(new UserId("g-2"), "Böb", true), Status.OFFLINE);

    @Test
    void theFrameIsTheSame() {
        assertSame(List.of());
        assertSame(List.of(ada));
        assertSame(List.of(ada, bob));
    }

    private void assertSame(List<MemberState> members) {
        var written = new WrittenList<>(members.stream().map(codec::write).toList());
        assertThat(written).isEqualTo(members);
        assertThat(codec.encode(frame(written))).isEqualTo(codec.encode(frame(members)));
        assertThat(codec.encodeBody(frame(written))).isEqualTo(codec.encodeBody(frame(members)));
    }

    private static Members frame(List<MemberState> members) {
        return new Members(null, new RoomId("lobby"), members);
    }
}
