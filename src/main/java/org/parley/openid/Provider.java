package org.parley.openid;

import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import org.parley.config.OpenId;
import org.parley.token.RemoteText;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, section 3).
 *
 * @param authorization where people are sent
 * @param token where a code is exchanged for tokens
 * @param keys where its public keys are
 * @param secretInForm whether it wants the client's secret in the form, and not in a header
 */
record Provider(URI authorization, URI token, URI keys, boolean secretInForm) {

    private static final String BASIC = "client_secret_basic";
    private static final String POST = "client_secret_post";

    /** Returns where the provider of an issuer says it. */
    static URI address(String issuer) {
        return URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    }

    /** @throws IOException if the text is none, is another's, or says something that is not safe */
    static Provider parse(String json, String issuer) throws IOException {
        Map<String, Object> said = RemoteText.object(json);
        if (!issuer.equals(said.get("issuer"))) {
            throw new IOException("it calls itself " + said.get("issuer"));
        }
        return new Provider(
                url(said, "authorization_endpoint"),
                url(said, "token_endpoint"),
                url(said, "jwks_uri"),
                said.get("token_endpoint_auth_methods_supported") instanceof Collection<?> ways
                        && !ways.contains(BASIC)
                        && ways.contains(POST));
    }

    private static URI url(Map<String, Object> said, String name) throws IOException {
        if (said.get(name) instanceof String text && OpenId.isSafe(text)) {
            return URI.create(text);
        }
        throw new IOException("its " + name + " is missing or not safe");
    }
}
