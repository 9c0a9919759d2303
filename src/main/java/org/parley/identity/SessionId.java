package org.parley.identity;

/** The name of a login, by which it is stored and ended; it does not lead to the cookie. */
public record SessionId(String value) {}
