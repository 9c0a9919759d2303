package org.parley.log;

import org.parley.protocol.Epoch;

/**
 * How far the log of a room is.
 *
 * @param seq the position of its newest event, 0 where there is none
 */
public record Head(Epoch epoch, long seq) {}
