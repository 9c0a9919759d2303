package org.parley.protocol;

/** Who wrote a message or did something else that stands in the log: the id, and the name of that day. */
public record Author(UserId id, String name) {

    /** Parley itself: what follows from the server's roles is done by nobody. */
    public static final Author PARLEY = new Author(new UserId("parley"), "Parley");
}
