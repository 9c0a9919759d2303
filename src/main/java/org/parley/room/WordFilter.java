package org.parley.room;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;

/**
 * Words that nobody may say, whole and in whatever case. Off where there are none. It stops slips, not those who want to say
 * it. Thread-safe.
 */
final class WordFilter {

    private final Set<String> words;
    private final Pattern pattern;

    WordFilter(Set<String> words) {
        this.words = words;
        String any = words.stream().map(WordFilter::plain).map(Pattern::quote).collect(Collectors.joining("|"));
        this.pattern = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])");
    }

    /** @throws Refusal where the text has such a word */
    void check(String text) {
        if (!words.isEmpty() && pattern.matcher(plain(text)).find()) {
            throw new Refusal(ErrorCode.FORBIDDEN, "a word of this message is not allowed here");
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
