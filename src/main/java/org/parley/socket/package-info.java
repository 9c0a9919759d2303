/**
 * The WebSocket: turns callbacks into use cases, and frames into sends that never wait for a reader. The only home of
 * {@code jakarta.websocket}.
 */
@NullMarked
package org.parley.socket;

import org.jspecify.annotations.NullMarked;
