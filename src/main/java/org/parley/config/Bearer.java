package org.parley.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which tokens are believed, and what of one says who somebody is.
 *
 * @param issuer who signs them
 * @param audience how they name this Parley
 * @param keys where the issuer's keys are
 * @param accessOnly whether a token must say that it is an access token (RFC 9068)
 * @param id the claim of the person's id
 * @param names the claims that may have the person's name, the first one that is there counts
 * @param roles the claims that may have the person's roles
 */
public record Bearer(
        String issuer,
        String audience,
        String keys,
        boolean accessOnly,
        String id,
        List<String> names,
        List<String> roles) {

    private static final Pattern URL = Pattern.compile("https?:.*");

    static Bearer read(Settings settings, boolean needed) {
        return new Bearer(
                settings.required(Setting.BEARER_ISSUER, needed),
                settings.required(Setting.BEARER_AUDIENCE, needed),
                settings.matching(
                        Setting.BEARER_KEYS,
                        settings.required(Setting.BEARER_KEYS, needed),
                        text -> !URL.matcher(text).matches() || Settings.isSafeUrl(text),
                        "a file, a key, or a URL of https (of http only on this machine)"),
                settings.choice(Setting.BEARER_TYPE, List.of("any", "at+jwt")).equals("at+jwt"),
                settings.text(Setting.BEARER_ID),
                settings.list(Setting.BEARER_NAME),
                settings.list(Setting.BEARER_ROLES));
    }

    /** Returns whether the keys are at a URL. */
    public boolean keysAreRemote() {
        return URL.matcher(keys).matches();
    }
}
