package org.parley.faults;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.parley.identity.GuestCookie;

/** What a browser keeps of a guest: with it, a person is the same one on every connection. */
final class Cookie {

    private static final int SECRET_BYTES = 16;

    private Cookie() {}

    /** Returns the header's value for a guest of this name. */
    static String of(String name, Random random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return GuestCookie.NAME + "=" + base64.encodeToString(secret) + "."
                + base64.encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }
}
