package org.parley.token;

import java.io.IOException;

/** Where the keys of an issuer are. */
@FunctionalInterface
interface KeySource {

    /** Returns the JSON Web Key Set (RFC 7517) as it is now: blocks. */
    String read() throws IOException;
}
