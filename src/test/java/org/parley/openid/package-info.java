/** Login by an OpenID provider, good and hostile. */
@NullMarked
package org.parley.openid;

import org.jspecify.annotations.NullMarked;
