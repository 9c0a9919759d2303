/** What people show to come in who have no cookie: tokens of an issuer that is believed, and tickets for sockets. The only home of JOSE. */
@NullMarked
package org.parley.token;

import org.jspecify.annotations.NullMarked;
