package org.parley.markup;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The last authority over what becomes HTML: whatever was written before, only these elements and attributes come out.
 * Immutable and thread-safe.
 */
final class SafeHtml {

    private static final Pattern SPOILER = Pattern.compile("spoiler");
    private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9+#._-]{1,20}");

    private final PolicyFactory policy = new HtmlPolicyBuilder()
            .allowElements("p", "br", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "span")
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .allowAttributes("class")
            .matching(SPOILER)
            .onElements("span")
            .allowAttributes("class")
            .matching(LANGUAGE)
            .onElements("code")
            .toFactory();

    String of(String html) {
        return policy.sanitize(html);
    }
}
