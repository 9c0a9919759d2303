package org.parley.log;

/**
 * What is new to somebody in a room since they read there last.
 *
 * @param unread how many messages of others stand after their mark, of the newest {@value #SPAN} events
 * @param mentions how many of all after their mark call them, or everybody
 */
public record News(int unread, int mentions) {

    /** Whoever has missed more than this is told as much; to count all would read them all. */
    public static final int SPAN = 1_000;

    public static final News NONE = new News(0, 0);
}
