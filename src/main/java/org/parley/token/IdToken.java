package org.parley.token;

import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/** Reads the token that tells who somebody is (OpenID Connect Core, section 3.1.3.7). */
public final class IdToken {

    private IdToken() {}

    /**
     * Returns what it says.
     *
     * @param nonce what was asked for, so that a token of another login is none
     * @throws InvalidToken if it is not to be believed
     * @throws org.parley.protocol.Refusal if nobody can tell now
     */
    public static TokenClaims verified(String token, Verifier verifier, String nonce) {
        JwtClaims said = verifier.verify(token, header -> header.isOfIdToken());
        var claims = new TokenClaims(said);
        boolean asked = claims.text("nonce").filter(nonce::equals).isPresent();
        if (!asked || !isForUs(said, claims, verifier.audience())) {
            throw new InvalidToken();
        }
        return claims;
    }

    /** A token for more than us must say that we asked for it. */
    private static boolean isForUs(JwtClaims said, TokenClaims claims, String client) {
        try {
            List<String> audience = said.getAudience();
            return said.hasClaim("azp")
                    ? claims.text("azp").filter(client::equals).isPresent()
                    : audience.size() == 1;
        } catch (MalformedClaimException e) {
            return false;
        }
    }
}
