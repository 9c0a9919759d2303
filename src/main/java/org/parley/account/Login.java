package org.parley.account;

import org.jspecify.annotations.Nullable;
import org.parley.identity.ServerPerson;
import org.parley.identity.SessionId;
import org.parley.protocol.UserId;

/**
 * That somebody has logged in, and not yet out.
 *
 * @param server whom the server knows; null for who has an account of Parley's
 */
record Login(SessionId id, UserId user, @Nullable ServerPerson server) {}
