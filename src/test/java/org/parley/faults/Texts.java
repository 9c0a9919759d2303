package org.parley.faults;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** What is said, and how it is told again. */
final class Texts {

    private Texts() {}

    /** Returns what a text is compared by. */
    static long hash(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /** Returns the {@code cid} that a text begins with. */
    static String cid(String text) {
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }
}
