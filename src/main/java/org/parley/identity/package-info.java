/** Who somebody is, how a request becomes somebody, and which pages may speak for them. */
@NullMarked
package org.parley.identity;

import org.jspecify.annotations.NullMarked;
