/** How fast somebody may do something. */
@NullMarked
package org.parley.limit;

import org.jspecify.annotations.NullMarked;
