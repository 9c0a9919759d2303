package org.parley.room;

/** What somebody can want to do in a room or with it. {@link Rights} has a rule for each. */
public enum Operation {
    /** Know that it is there, and read what was said. */
    SEE,
    /** Look for something that was said there. */
    SEARCH,
    /** Come in and hear it. */
    ENTER,
    /** Become a lasting member by oneself. */
    JOIN,
    SPEAK,
    /** Give an emoji to a message. */
    REACT,
    /** Write a message of one's own anew. */
    EDIT_OWN,
    /** Read what a message said before it was written anew. */
    SEE_VERSIONS,
    /** Have everybody find a message again. */
    PIN,
    DELETE_OWN,
    DELETE_OTHERS,
    /** Tell a moderator of a message. */
    REPORT,
    SEE_REPORTS,
    /** Know who is banned or muted. */
    SEE_SANCTIONS,
    /** Make somebody else a member. */
    INVITE,
    /** Be no lasting member any more. */
    LEAVE,
    KICK,
    BAN,
    MUTE,
    CHANGE_ROLES,
    /** Give it another name or topic. */
    DESCRIBE,
    /** Have members wait between two messages. */
    SLOW,
    CHANGE_KIND,
    ARCHIVE,
    DELETE_ROOM
}
