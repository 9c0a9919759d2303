/** The application servers that tests and the benchmark start, each in a process of its own. */
@NullMarked
package org.parley.it.server;

import org.jspecify.annotations.NullMarked;
