package org.parley.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.parley.protocol.Author;
import org.parley.protocol.Message;

/**
 * What an index knows a message by: a word, two neighbouring signs, or what else there is to look for, such as {@code has:link}.
 * No word has a colon.
 *
 * @param begins whether all keys that begin so are meant
 */
public record Key(String word, boolean begins) {

    /** How many UTF-16 units of a word an index has; what follows is looked at in the text. */
    public static final int LONGEST = 40;

    static final Key LINK = new Key("has:link", false);

    private static final Pattern URL = Pattern.compile("\\bhttps?://\\S", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Returns all by which a message is found, each once; nothing where it was taken back. */
    public static Set<String> of(Message message) {
        Set<String> keys = new LinkedHashSet<>();
        if (message.isDeleted()) {
            return keys;
        }
        List<Token> tokens = Token.of(message.text());
        for (int i = 0; i < tokens.size(); i++) {
            boolean pair = i + 1 < tokens.size() && tokens.get(i + 1).glued();
            String word = tokens.get(i).word();
            keys.add(cut(pair ? word + tokens.get(i + 1).word() : word));
        }
        if (hasLink(message)) {
            keys.add(LINK.word);
        }
        keys.addAll(of(message.from()));
        return keys;
    }

    /** An author is found by the id, and by each part of the name. */
    static Set<String> of(Author author) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(from(author.id().value().toLowerCase(Locale.ROOT)));
        parts(author.name()).forEach(part -> keys.add(from(part)));
        return keys;
    }

    /** Returns the keys of somebody who is looked for. */
    static List<Key> of(String from) {
        return parts(from).stream().map(part -> new Key(from(part), false)).toList();
    }

    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : SPACE.split(name.strip(), -1)) {
            String folded = Folding.of(part);
            if (!folded.isBlank()) {
                parts.add(folded);
            }
        }
        return parts;
    }

    static boolean hasLink(Message message) {
        return URL.matcher(message.text()).find();
    }

    /** Returns the keys of consecutive tokens that are looked for. */
    static List<Key> of(List<Token> tokens, boolean open) {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean last = i + 1 == tokens.size();
            if (!last && tokens.get(i + 1).glued()) {
                keys.add(new Key(cut(token.word() + tokens.get(i + 1).word()), false));
            } else if (!token.sign()) {
                keys.add(new Key(cut(token.word()), open && last));
            } else if (!token.glued()) {
                // Alone: whatever stands behind it.
                keys.add(new Key(cut(token.word()), true));
            }
        }
        return keys;
    }

    private static String from(String part) {
        return cut("from:" + part);
    }

    private static String cut(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        boolean split = Character.isHighSurrogate(word.charAt(LONGEST - 1));
        return word.substring(0, split ? LONGEST - 1 : LONGEST);
    }
}
