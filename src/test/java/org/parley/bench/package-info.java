/**
 * The benchmark: a load generator that speaks to a server over many sockets at once, the servers that it is pointed at,
 * and the report. Performance is measured, not tested: nothing here fails a build but a message that got lost.
 */
@NullMarked
package org.parley.bench;

import org.jspecify.annotations.NullMarked;
