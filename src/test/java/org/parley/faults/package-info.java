/** Proof by faults: Parley under load while something breaks, and a verdict on what its clients saw. */
@NullMarked
package org.parley.faults;

import org.jspecify.annotations.NullMarked;
