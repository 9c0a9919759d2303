package org.parley.room;

import java.util.List;
import java.util.stream.Collectors;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.WireText;

/**
 * Some frames on their way to subscribers, encoded once and joined once, however many they go to. Immutable.
 */
public final class Delivery {

    private final List<EncodedFrame> frames;
    private final WireText joined;

    Delivery(List<EncodedFrame> frames) {
        this.frames = frames;
        this.joined = new WireText(
                frames.size() == 1
                        ? frames.get(0).json()
                        : frames.stream().map(EncodedFrame::json).collect(Collectors.joining("\n")));
    }

    /** Returns the frames. */
    public List<ServerFrame> frames() {
        return frames.stream().map(EncodedFrame::frame).toList();
    }

    /** Returns all frames as JSON, with a line feed between two of them; always the same instance. */
    public WireText json() {
        return joined;
    }
}
