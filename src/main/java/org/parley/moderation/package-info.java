/** What people tell moderators of: reports, and where they are kept. */
@NullMarked
package org.parley.moderation;

import org.jspecify.annotations.NullMarked;
