/** What nodes of a cluster share in the database besides the log: the key of their words, and which of them live. */
@NullMarked
package org.parley.backplane.jpa;

import org.jspecify.annotations.NullMarked;
