package org.parley.faults.checker;

/** An event as the log holds it in the end: a message, or a change, of which only its place is compared. */
public record Stored(String room, long seq, String mid, String author, String cid, long hash) {

    /** Returns what is no message, such as a ban: it was done, not sent. */
    public static Stored change(String room, long seq) {
        String name = "change-" + seq;
        return new Stored(room, seq, name, name, "", 0);
    }

    boolean isMessage() {
        return !cid.isEmpty();
    }
}
