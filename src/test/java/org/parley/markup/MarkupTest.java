package org.parley.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of what people write, by example. */
class MarkupTest {

    private static final String REL = "\" rel=\"nofollow noopener noreferrer\">";

    private final Markup markup = new Markup();

    static Stream<Arguments> formatted() {
        return Stream.of(
                arguments("**bold** and __bold__", "<p><strong>bold</strong> and <strong>bold</strong></p>"),
                arguments("*slanted* and _slanted_", "<p><em>slanted</em> and <em>slanted</em></p>"),
                arguments("***both***", "<p><em><strong>both</strong></em></p>"),
                arguments("*a **b** c*", "<p><em>a <strong>b</strong> c</em></p>"),
                arguments("~~gone~~", "<p><s>gone</s></p>"),
                arguments("||the *gardener*||", "<p><span class=\"spoiler\">the <em>gardener</em></span></p>"),
                arguments("*two\nlines*", "<p><em>two<br />lines</em></p>"),
                arguments("a\n\nb *c*", "<p>a</p><p>b <em>c</em></p>"),
                arguments("`a < b`", "<p><code>a &lt; b</code></p>"),
                arguments("`` a`b ``", "<p><code>a&#96;b</code></p>"),
                arguments("`**as it is**` *x*", "<p><code>**as it is**</code> <em>x</em></p>"),
                arguments("```x```", "<p><code>x</code></p>"),
                arguments(
                        "```js\nlet a;\n\n  b < c\n```\nafter",
                        "<pre><code class=\"language-js\">let a;\n\n  b &lt; c</code></pre><p>after</p>"),
                arguments("```\nnever closed", "<pre><code>never closed</code></pre>"),
                arguments("```\nclosed behind```", "<pre><code>closed behind</code></pre>"),
                arguments("```\na\nb```\nc", "<pre><code>a\nb</code></pre><p>c</p>"),
                arguments("> a\n> b\nanswer", "<blockquote><p>a<br />b</p></blockquote><p>answer</p>"),
                arguments("> a\n>> b", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>"),
                arguments("> ```\n> x\n> ```", "<blockquote><pre><code>x</code></pre></blockquote>"),
                arguments("milk:\n- one\n- two", "<p>milk:</p><ul><li>one</li><li>two</li></ul>"),
                arguments("* one\n  more", "<ul><li>one<br />more</li></ul>"),
                arguments("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
                arguments("1. a\n2. b\n5. c", "<ol><li>a</li><li>b</li></ol><p>5. c</p>"),
                arguments("1) a\n1) b", "<ol><li>a</li><li>b</li></ol>"),
                arguments("- a\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
                arguments(
                        "[a *b*](http://x.example/c)",
                        "<p><a href=\"http://x.example/c" + REL + "a <em>b</em></a></p>"),
                arguments("[mail](mailto:a@b.example)", "<p><a href=\"mailto:a&#64;b.example" + REL + "mail</a></p>"),
                arguments("*[a](http://x.example)*", "<p><em><a href=\"http://x.example" + REL + "a</a></em></p>"),
                arguments("*a [b*](http://x.example)", "<p>*a <a href=\"http://x.example" + REL + "b*</a></p>"),
                arguments(
                        "[a [b](http://i.example) c](http://o.example)",
                        "<p>[a <a href=\"http://i.example" + REL + "b</a> c](http://o.example)</p>"),
                arguments("![a](http://x.example)", "<p>!<a href=\"http://x.example" + REL + "a</a></p>"),
                arguments("\\*not\\* this", "<p>*not* this</p>"),
                arguments("*a* <b>&amp;", "<p><em>a</em> &lt;b&gt;&amp;amp;</p>"),
                arguments(
                        "*a **b *c **d *e **f *g **h *i **j** k* l** m* n** o* p** q* r** s*",
                        "<p><em>a <strong>b <em>c <strong>d <em>e <strong>f <em>g <strong>h i j k l</strong> m</em>"
                                + " n</strong> o</em> p</strong> q</em> r</strong> s</em></p>"),
                arguments("**https://x.example/__a__**", "<p><strong>https://x.example/__a__</strong></p>"));
    }

    @ParameterizedTest
    @MethodSource("formatted")
    void whatIsFormattedBecomesHtml(String text, String html) {
        assertThat(markup.html(text)).isEqualTo(html);
        assertThat(markup.html(text)).as("asked again").isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "snake_case_name, 2 * 3 * 4, a || b, ~5, 2**3",
                "¯\\_(ツ)_/¯",
                ">_< and >:(",
                "> ",
                "-",
                "- ",
                "- - -",
                "* * *",
                "1989. What a year",
                "2. is no beginning",
                "+ 1 from me",
                "# no heading\n---\n    no code",
                "```",
                "```\n```",
                "**not closed",
                "a * is * no mark",
                "****four****",
                "[1]: http://x.example",
                "[x](javascript:alert(1))",
                "[x](data:text/html,x)",
                "[x](//x.example)",
                "[x](http://bank.example@x.example)",
                "[https://bank.example](https://x.example)",
                "[ ](http://x.example)",
                "[x](http://x.example \"title\")",
                "[x](http://x.example/\u202e)",
                "https://x.example/*a*_b_",
                "<b>x</b> &amp; <script>"
            })
    void whatIsNotFormattedStaysText(String text) {
        assertThat(markup.html(text)).isNull();
    }
}
