package org.parley.faults.checker;

/** A message as the log holds it in the end. */
public record Stored(String room, long seq, String mid, String author, String cid, long hash) {}
