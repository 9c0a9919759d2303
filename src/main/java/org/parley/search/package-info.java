/** Finding what was said: the words of texts, what is asked for, and the port to where it is found. */
@NullMarked
package org.parley.search;

import org.jspecify.annotations.NullMarked;
