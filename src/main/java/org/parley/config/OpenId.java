package org.parley.config;

import java.util.Arrays;
import java.util.List;

/**
 * The OpenID provider by whom people come in; the secret stays out of every text.
 *
 * @param issuer its name, below which it describes itself (OpenID Connect Discovery 1.0)
 * @param client what it calls this Parley
 * @param secret what proves that; empty where nothing does but PKCE
 * @param scope what it is asked for
 * @param label what people call it
 * @param names the claims that may have the person's name, the first one that is there counts
 * @param roles the claims that may have the person's roles
 */
public record OpenId(
        String issuer,
        String client,
        String secret,
        String scope,
        String label,
        List<String> names,
        List<String> roles) {

    static OpenId read(Settings settings, boolean needed) {
        return new OpenId(
                settings.matching(
                        Setting.OIDC_ISSUER,
                        settings.required(Setting.OIDC_ISSUER, needed),
                        text -> text.isEmpty() || Settings.isSafeUrl(text),
                        "a URL of https (of http only on this machine)"),
                settings.required(Setting.OIDC_CLIENT, needed),
                settings.text(Setting.OIDC_SECRET),
                settings.matching(
                        Setting.OIDC_SCOPE,
                        settings.text(Setting.OIDC_SCOPE),
                        text -> Arrays.asList(text.split(" ", -1)).contains("openid"),
                        "scopes separated by spaces, and openid among them"),
                settings.text(Setting.OIDC_LABEL),
                settings.list(Setting.OIDC_NAME),
                settings.list(Setting.OIDC_ROLES));
    }

    /** Returns whether what is at a URL may be believed: of https, or on this machine. */
    public static boolean isSafe(String url) {
        return Settings.isSafeUrl(url);
    }

    @Override
    public String toString() {
        return issuer;
    }
}
