/** The log in a database, by Jakarta Persistence. */
@NullMarked
package org.parley.log.jpa;

import org.jspecify.annotations.NullMarked;
