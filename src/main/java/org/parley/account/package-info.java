/** People with a name of their own: accounts, passwords, and the logins by which they are known. */
@NullMarked
package org.parley.account;

import org.jspecify.annotations.NullMarked;
