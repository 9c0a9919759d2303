/** Judges a recorded history: what clients did and saw, against what the log holds in the end. */
@NullMarked
package org.parley.faults.checker;

import org.jspecify.annotations.NullMarked;
