package org.parley.protocol;

/** A value that travels as one JSON string. */
public interface WireValue {

    /** Returns the string that stands on the wire. */
    String value();
}
