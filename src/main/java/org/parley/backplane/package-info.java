/**
 * What carries news of a room to the nodes that have members in it: the port {@link org.parley.backplane.Backplane} and
 * its adapters. It is a hint: it may lose, repeat and delay, because the log is the truth.
 */
@NullMarked
package org.parley.backplane;

import org.jspecify.annotations.NullMarked;
