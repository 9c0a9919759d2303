package org.parley.config;

import java.util.List;

/**
 * The proxies in front whose headers are believed.
 *
 * @param addresses where they are; none where nobody is believed
 * @param user the header in which they say who somebody is; empty where they do not
 */
public record Proxy(List<Network> addresses, String user) {

    static Proxy read(Settings settings, boolean needed) {
        return new Proxy(
                settings.networks(Setting.PROXY_ADDRESSES, needed),
                settings.matching(
                        Setting.PROXY_USER,
                        settings.required(Setting.PROXY_USER, needed),
                        text -> text.matches("[A-Za-z0-9-]*"),
                        "the name of a header, such as X-Remote-User"));
    }
}
