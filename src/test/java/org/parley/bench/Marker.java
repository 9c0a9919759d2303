package org.parley.bench;

/**
 * What stands at the beginning of each message's text: who sent it, which of theirs it is, and when. A tilde, which
 * occurs nowhere else, and numbers in letters from {@code a} to {@code p}, four bits each.
 */
final class Marker {

    static final byte TILDE = '~';
    static final int SENDER = 4;
    static final int COUNTER = 8;
    static final int TIME = 16;

    /** Digits after the tilde. */
    static final int DIGITS = SENDER + COUNTER + TIME;

    /** Length with the tilde. */
    static final int LENGTH = 1 + DIGITS;

    private Marker() {}

    static void write(byte[] bytes, int at, int sender, int counter, long time) {
        bytes[at] = TILDE;
        digits(bytes, at + 1, SENDER, sender);
        digits(bytes, at + 1 + SENDER, COUNTER, counter);
        digits(bytes, at + 1 + SENDER + COUNTER, TIME, time);
    }

    private static void digits(byte[] bytes, int at, int length, long value) {
        long left = value;
        for (int i = at + length - 1; i >= at; i--) {
            bytes[i] = (byte) ('a' + (left & 0xF));
            left >>>= 4;
        }
    }
}
