/** The backplane over Redis: by its publish and subscribe, and with nothing kept there. */
@NullMarked
package org.parley.backplane.redis;

import org.jspecify.annotations.NullMarked;
