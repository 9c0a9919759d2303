/** Where the application begins and ends: the parts that are made once, and the line that says it is ready. */
@NullMarked
package org.parley.run;

import org.jspecify.annotations.NullMarked;
