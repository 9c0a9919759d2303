/** How fast somebody may do something, and how much of it at once. */
@NullMarked
package org.parley.limit;

import org.jspecify.annotations.NullMarked;
