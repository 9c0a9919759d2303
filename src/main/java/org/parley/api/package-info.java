/** The REST API under {@code /api}: the same use cases as the socket. The only home of {@code jakarta.ws.rs}. */
@NullMarked
package org.parley.api;

import org.jspecify.annotations.NullMarked;
