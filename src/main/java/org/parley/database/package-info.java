/**
 * The database that the log and the accounts live in: the first contact with it, its pool, its tables and transactions, the
 * one configuration that every server runs unchanged (application-managed and {@code RESOURCE_LOCAL}, with our own pool
 * and our own SQL scripts).
 */
@NullMarked
package org.parley.database;

import org.jspecify.annotations.NullMarked;
