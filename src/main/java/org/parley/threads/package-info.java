/** The one owner of threads. */
@NullMarked
package org.parley.threads;

import org.jspecify.annotations.NullMarked;
