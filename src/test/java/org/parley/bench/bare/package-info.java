/** A WAR without Parley, to see what a server's own connections cost. */
@NullMarked
package org.parley.bench.bare;

import org.jspecify.annotations.NullMarked;
