package org.parley.protocol;

import java.time.Instant;

/**
 * What was answered to a message in its thread.
 *
 * @param count how many answers there are; one that was taken back stays one
 * @param last when the newest was given
 */
public record Replies(int count, Instant last) {}
