/** Tests against the shipped WAR on a real server, with real clients, from outside. */
@NullMarked
package org.parley.it;

import org.jspecify.annotations.NullMarked;
