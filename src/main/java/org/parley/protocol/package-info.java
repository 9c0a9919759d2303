/**
 * The sealed vocabulary of the wire: what a client may say, what the server answers, and the one codec between them
 * and JSON. See {@code src/site/markdown/protocol.md}. Depends on nothing else of Parley.
 */
@NullMarked
package org.parley.protocol;

import org.jspecify.annotations.NullMarked;
