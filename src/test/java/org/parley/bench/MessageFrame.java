package org.parley.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.parley.it.ClientFrames;

/**
 * The messages of one sender, encoded beforehand: all have the same length, and only the marker and the number change.
 */
final class MessageFrame {

    /** Numbers begin here, so that all have the same length. */
    static final long FIRST_ID = 1_000_000_000L;

    private static final String ID = "{id}";
    private static final String ID_SPACE = "0".repeat(String.valueOf(FIRST_ID).length());

    private final byte[] payload;
    private final List<Integer> ids = new ArrayList<>();
    private final int marker;

    MessageFrame(String pattern, int size) {
        String text = pattern.replace("{text}", "x".repeat(Math.max(size, Marker.LENGTH)));
        for (int at = text.indexOf(ID); at >= 0; at = text.indexOf(ID)) {
            ids.add(at);
            text = text.substring(0, at) + ID_SPACE + text.substring(at + ID.length());
        }
        payload = text.getBytes(StandardCharsets.ISO_8859_1);
        marker = text.indexOf("x".repeat(Marker.LENGTH));
    }

    /** Returns how many bytes of text follow a marker. */
    static int padding(int size) {
        return Math.max(size - Marker.LENGTH, 0);
    }

    /** Writes one message as a masked frame. */
    ByteBuffer write(ByteBuffer out, int sender, int counter, long time) {
        Marker.write(payload, marker, sender, counter, time);
        for (int at : ids) {
            long left = FIRST_ID + counter;
            for (int i = at + ID_SPACE.length() - 1; i >= at; i--) {
                payload[i] = (byte) ('0' + left % 10);
                left /= 10;
            }
        }
        return ClientFrames.text(out, payload);
    }
}
