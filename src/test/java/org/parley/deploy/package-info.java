/** Tests of what administrators are given beside the WAR. */
@NullMarked
package org.parley.deploy;

import org.jspecify.annotations.NullMarked;
