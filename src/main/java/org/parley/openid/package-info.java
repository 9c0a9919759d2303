/** Login by an OpenID provider: the code flow with PKCE (OpenID Connect Core 1.0, RFC 7636, RFC 9700). */
@NullMarked
package org.parley.openid;

import org.jspecify.annotations.NullMarked;
