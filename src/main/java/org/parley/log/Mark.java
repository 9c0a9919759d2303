package org.parley.log;

/**
 * How far somebody has read in a room: the position of the last event that they have seen. It only moves forward.
 *
 * @param hidden whether others are not to know
 */
public record Mark(long seq, boolean hidden) {}
