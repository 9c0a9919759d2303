/** The log of each room: the port {@link org.parley.log.MessageLog} and its adapters, the truth of what was said. */
@NullMarked
package org.parley.log;

import org.jspecify.annotations.NullMarked;
