package org.parley.openid;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.parley.config.OpenId;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.token.RemoteText;

/** Exchanges a code for the token that tells who somebody is (RFC 6749 section 4.1.3). Blocks. */
record CodeExchange(OpenId config, RemoteText remote) {

    private static final System.Logger LOG = System.getLogger(CodeExchange.class.getName());

    /** @throws Refusal where there is none, because the code is wrong or the provider cannot be reached */
    String idToken(Provider provider, Attempt attempt, String code, URI back) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                back.toString(),
                "code_verifier",
                attempt.verifier()));
        boolean header = !config.secret().isEmpty() && !provider.secretInForm();
        if (!header) {
            form.put("client_id", config.client());
            if (!config.secret().isEmpty()) {
                form.put("client_secret", config.secret());
            }
        }
        try {
            return token(remote.post(provider.token(), OpenIdLogin.form(form), header ? basic() : null));
        } catch (RemoteText.UnexpectedStatus e) {
            // A code that is made up, or a secret that is wrong: only the administrator can tell.
            LOG.log(System.Logger.Level.WARNING, "the OpenID provider did not take a code: {0}", e.getMessage());
            throw new Refusal(ErrorCode.BAD_REQUEST, "The provider did not confirm this login.");
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the OpenID provider did not answer: {0}", e.getMessage());
            throw new Refusal(ErrorCode.UNAVAILABLE, "the OpenID provider cannot be reached now", Providers.PAUSE);
        }
    }

    private static String token(String json) throws IOException {
        if (RemoteText.object(json).get("id_token") instanceof String token) {
            return token;
        }
        LOG.log(System.Logger.Level.WARNING, "the OpenID provider sent no token that tells who somebody is");
        throw new Refusal(ErrorCode.BAD_REQUEST, "The provider's answer is not complete.");
    }

    /** RFC 6749 section 2.3.1. */
    private String basic() {
        String pair = OpenIdLogin.encoded(config.client()) + ":" + OpenIdLogin.encoded(config.secret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
