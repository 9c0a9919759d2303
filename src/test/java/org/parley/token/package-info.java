/** Tokens, good and hostile. */
@NullMarked
package org.parley.token;

import org.jspecify.annotations.NullMarked;
