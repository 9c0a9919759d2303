/** What stands in front of every request: who it comes from, which pages may send it, and what a browser may do. */
@NullMarked
package org.parley.web;

import org.jspecify.annotations.NullMarked;
