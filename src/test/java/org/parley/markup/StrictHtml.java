package org.parley.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads HTML more strictly than any browser, and takes only what the protocol promises. */
final class StrictHtml {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z]+)((?: [a-z]+=\"[^\"<>]*\")*)( /)?>");
    private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt|#[0-9]{1,7}|#x[0-9a-f]{1,6});");
    private static final String REL = " rel=\"nofollow noopener noreferrer\"";
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://|mailto:)[^\\s\"<>`]+", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Pattern> ALLOWED = Map.ofEntries(
            bare("p"),
            bare("br"),
            bare("strong"),
            bare("em"),
            bare("s"),
            bare("pre"),
            bare("blockquote"),
            bare("ul"),
            bare("ol"),
            bare("li"),
            Map.entry("code", Pattern.compile("(?: class=\"language-[A-Za-z0-9&#;._-]+\")?")),
            Map.entry("span", Pattern.compile(" class=\"spoiler\"")),
            Map.entry("a", Pattern.compile(" href=\"([^\"]+)\"" + REL)));

    private final String html;
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder words = new StringBuilder();
    private String address = "";

    private StrictHtml(String html) {
        this.html = html;
    }

    private static Map.Entry<String, Pattern> bare(String element) {
        return Map.entry(element, Pattern.compile(""));
    }

    /** Returns what one reads, with addresses behind what leads to them; fails where there is anything that is not allowed, and where elements are not nested. */
    static String words(String html) {
        var strict = new StrictHtml(html);
        strict.read();
        return strict.words.toString();
    }

    private void read() {
        Matcher tag = TAG.matcher(html);
        int at = 0;
        while (tag.find()) {
            text(html.substring(at, tag.start()));
            tag(tag.group(1).isEmpty(), tag.group(2), tag.group(3), tag.group(4) != null);
            at = tag.end();
        }
        text(html.substring(at));
        assertThat(open).as(html).isEmpty();
    }

    private void text(String text) {
        assertThat(ENTITY.matcher(text).replaceAll("")).as(html).doesNotContain("<", ">", "&", "\"", "'", "`");
        words.append(decoded(text));
    }

    private void tag(boolean opens, String element, String attributes, boolean empty) {
        assertThat(ALLOWED).as(html).containsKey(element);
        if (!opens) {
            assertThat(attributes).isEmpty();
            assertThat(open.poll()).as(html).isEqualTo(element);
            words.append(element.equals("a") ? address : "");
            return;
        }
        Matcher allowed = Objects.requireNonNull(ALLOWED.get(element)).matcher(attributes);
        assertThat(allowed.matches()).as(element + attributes).isTrue();
        if (element.equals("a")) {
            address = decoded(allowed.group(1));
            assertThat(address).matches(ADDRESS);
            address = address.replaceAll("%[0-9A-Fa-f]{2}", "");
            assertThat(open).as("a link in a link: %s", html).doesNotContain("a");
        }
        if (element.equals("code")) {
            // It is shown above the code.
            words.append(attributes.replaceAll(" class=\"language-|\"", ""));
        }
        assertThat(empty).isEqualTo(element.equals("br"));
        if (!empty) {
            open.push(element);
            assertThat(open.size()).as("depth").isLessThan(30);
        }
    }

    private static String decoded(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity.group())));
    }

    private static String character(String entity) {
        return switch (entity) {
            case "&amp;" -> "&";
            case "&lt;" -> "<";
            case "&gt;" -> ">";
            default ->
                Character.toString(
                        entity.charAt(2) == 'x'
                                ? Integer.parseInt(entity, 3, entity.length() - 1, 16)
                                : Integer.parseInt(entity, 2, entity.length() - 1, 10));
        };
    }
}
