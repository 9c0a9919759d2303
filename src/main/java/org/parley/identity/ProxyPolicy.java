package org.parley.identity;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.config.Network;
import org.parley.config.Proxy;

/**
 * What is believed of what a proxy in front says: everybody can send its headers, so it depends on who has sent them.
 */
public final class ProxyPolicy {

    /** With a port or without one, as proxies write it. */
    private static final Pattern HOP = Pattern.compile(
            "\\[([^\\]]+)](?::\\d{1,5})?|(\\d+\\.\\d+\\.\\d+\\.\\d+)(?::\\d{1,5})?|([^\\[\\]%]+)(?:%.*)?");

    private static final int LONGEST_NAME = 1_000;

    private final List<Network> trusted;

    public ProxyPolicy(Proxy config) {
        this.trusted = config.addresses();
    }

    /**
     * Returns the address of who calls: the last one on the way that is none of our proxies'. What stands before it in the
     * header may be made up.
     *
     * @param peer who has sent the request
     * @param forwarded the lines of the header {@code X-Forwarded-For}
     */
    public String address(String peer, List<String> forwarded) {
        String last = peer;
        List<String> hops = Arrays.asList(String.join(",", forwarded).split(",", -1));
        Collections.reverse(hops);
        for (String hop : hops) {
            if (!isTrusted(last)) {
                return last;
            }
            Optional<InetAddress> address = address(hop);
            if (address.isEmpty()) {
                return last;
            }
            last = address.get().getHostAddress();
        }
        return last;
    }

    /**
     * Returns whether a request came encrypted to whoever has taken it from the browser.
     *
     * @param peer who has sent the request
     * @param secure whether the request itself was encrypted
     * @param schemes the lines of the header {@code X-Forwarded-Proto}; more than one, or a list, say nothing
     */
    public boolean isEncrypted(String peer, boolean secure, List<String> schemes) {
        boolean told = schemes.size() == 1 && schemes.get(0).strip().equalsIgnoreCase("https");
        return secure || (told && isTrusted(peer));
    }

    /**
     * Returns whom a proxy says that it has authenticated.
     *
     * @param peer who has sent the request
     * @param names the lines of the proxy's header; more than one are nobody
     */
    public Optional<ProxyPerson> person(String peer, List<String> names) {
        return names.size() == 1 && isTrusted(peer)
                ? Optional.of(names.get(0).strip())
                        .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
                        .map(ProxyPerson::new)
                : Optional.empty();
    }

    private boolean isTrusted(String peer) {
        return address(peer)
                .filter(address -> trusted.stream().anyMatch(network -> network.contains(address)))
                .isPresent();
    }

    private static Optional<InetAddress> address(String hop) {
        Matcher form = HOP.matcher(hop.strip());
        return form.matches()
                ? Arrays.asList(form.group(1), form.group(2), form.group(3)).stream()
                        .filter(text -> text != null)
                        .findFirst()
                        .flatMap(Network::address)
                : Optional.empty();
    }
}
