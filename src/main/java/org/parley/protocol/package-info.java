/** The sealed vocabulary of the wire. */
package org.parley.protocol;
