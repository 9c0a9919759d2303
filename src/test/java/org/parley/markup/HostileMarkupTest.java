package org.parley.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.Allocation;
import org.parley.protocol.MessageText;

/** Texts that were made to break what formats them (row S23): long rows of signs, and anything whatever. */
class HostileMarkupTest {

    /** What one writes with. Capitals are the words: nothing else makes any. */
    private static final String[] PARTS = {
        "*",
        "**",
        "_",
        "__",
        "~~",
        "||",
        "`",
        "``",
        "```",
        "```js",
        "[",
        "]",
        "](",
        "](http://x.example/",
        ")",
        "> ",
        ">",
        "- ",
        "* ",
        "  - ",
        "1. ",
        "2. ",
        "\n",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\t",
        "\\",
        "\\*",
        "!",
        "<",
        ">",
        "&",
        "\"",
        "'",
        "<img src=x>",
        "javascript:",
        "https://y.example",
        "&lt;",
        "&#60;",
        "😀",
        "é",
        "\u202e",
        "A",
        "B",
        "C",
        "D E",
        "F",
        "G",
        "H",
        "I"
    };

    private static final long MOST_BYTES = 32L << 20;

    private final Markup markup = new Markup();

    private static String text(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(1, 60))
                .mapToObj(i -> PARTS[random.nextInt(PARTS.length)])
                .collect(Collectors.joining());
    }

    private static String capitals(String text) {
        return text.replaceAll("[^A-Z]", "");
    }

    @Test
    void whateverIsWrittenOnlyAllowedElementsComeOutAndNoWordIsLost() {
        var random = new SplittableRandom(27);
        int formatted = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            String html = markup.html(text);
            if (html != null) {
                formatted++;
                assertThat(capitals(StrictHtml.words(html))).as(text).isEqualTo(capitals(text));
            }
        }
        assertThat(formatted).isGreaterThan(5_000);
    }

    @Test
    void whateverCharacterStandsInItTheTextIsReadAsItWasTyped() {
        for (int point = 1; point < Character.MIN_SUPPLEMENTARY_CODE_POINT + 0x1000; point += point < 0x3000 ? 1 : 7) {
            if (point == '\n'
                    || point == '\r'
                    || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
                continue;
            }
            String typed = "a" + Character.toString(point) + "b";
            String html = markup.html("`x` " + typed);
            assertThat(html).isNotNull();
            String words = StrictHtml.words(html);
            // What is no character of HTML is left out.
            assertThat(words).isIn("x " + typed, "x ab");
            if (Character.isLetterOrDigit(point)) {
                assertThat(words).isEqualTo("x " + typed);
            }
        }
    }

    @ParameterizedTest
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    @ValueSource(
            strings = {
                "*",
                "*a ",
                "**a ",
                "_a_ *b* ",
                "*_",
                "a*b",
                "~~a",
                "||a ",
                "*a _b ~~c ||d ",
                "||x _a b* c||",
                "[",
                "]",
                "[a](",
                "[a](http://x.example/",
                "[[x](http://y.example)",
                "[http://z](http://y)",
                "![",
                "(",
                "[a](((((",
                "> ",
                ">",
                "> a\n",
                "> ```\n",
                "- ",
                "  - ",
                "- a\n",
                "  - a\n    - b\n",
                "1. a\n",
                "- -\n",
                "`",
                "` `` ",
                "``` ",
                "```\n",
                "\\",
                "\\*",
                "http://",
                "https://*",
                "&",
                "\"",
                "**\"**",
                "😀*",
                "\n",
                "\t",
                " "
            })
    void rowsOfSignsAreReadToTheirEndWithLittleStack(String unit) throws InterruptedException {
        int half = MessageText.MAX_LENGTH / 2;
        for (String text : List.of(
                unit.repeat(MessageText.MAX_LENGTH / unit.length()),
                unit.repeat(half / unit.length()) + " *x* "
                        + new StringBuilder(unit).reverse().toString().repeat(half / unit.length()))) {
            var html = new AtomicReference<String>();
            var thread = new Thread(
                    null,
                    () -> Allocation.assertAtMost(MOST_BYTES, () -> html.set(new Markup().html(text))),
                    "small",
                    256 * 1024);
            var failure = new AtomicReference<Throwable>();
            thread.setUncaughtExceptionHandler((where, thrown) -> failure.set(thrown));
            thread.start();
            thread.join();
            assertThat(failure.get()).isNull();
            if (html.get() != null) {
                StrictHtml.words(html.get());
                assertThat(html.get().length()).isLessThanOrEqualTo(4 * text.length() + 1_000);
            }
        }
    }

    @Test
    void whatIsInTheHtmlAlreadyIsTextForTheLastAuthority() {
        var safe = new SafeHtml();
        for (String html : Arrays.asList(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg><style><!--</style><img src=x onerror=alert(1)>-->",
                "<math><mtext></p><style><img title=\"</style><img src=x onerror=alert(1)>\">",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"java&#10;script:alert(1)\">x</a>",
                "<a href=\"//evil.example\" onclick=\"alert(1)\" style=\"x\">x</a>",
                "<span class=\"spoiler x\" id=\"y\">x</span>",
                "<code class=\"x\">x</code>",
                "<p style=\"position:fixed\">x",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<iframe srcdoc=\"x\"></iframe><base href=x><form action=x><input>")) {
            assertThat(safe.of(html))
                    .doesNotContainIgnoringCase(
                            "<script", "<img", "<svg", "<math", "<style", "<iframe", "<base", "<form", "<input")
                    .doesNotContainIgnoringCase("onerror=", "onclick=", "javascript:", "style=", "id=", "class=\"x");
        }
    }
}
