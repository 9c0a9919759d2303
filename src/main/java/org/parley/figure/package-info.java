/** The numbers that an operator watches: a part has some, and whoever shows them knows no part. Depends on nothing of Parley. */
@NullMarked
package org.parley.figure;

import org.jspecify.annotations.NullMarked;
