/**
 * The log in a database, by Jakarta Persistence: application-managed and {@code RESOURCE_LOCAL}, with our own pool and
 * our own SQL scripts, which is the one configuration that every server runs unchanged.
 */
@NullMarked
package org.parley.log.jpa;

import org.jspecify.annotations.NullMarked;
