/** What people write between marks, as HTML that is safe to show. Depends on nothing else of Parley. */
@NullMarked
package org.parley.markup;

import org.jspecify.annotations.NullMarked;
