/** The one immutable configuration, validated at start. Depends on nothing else of Parley. */
@NullMarked
package org.parley.config;

import org.jspecify.annotations.NullMarked;
