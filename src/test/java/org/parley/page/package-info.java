/** Tests of the page in a real Chromium: its modules, and what two people see. */
@NullMarked
package org.parley.page;

import org.jspecify.annotations.NullMarked;
