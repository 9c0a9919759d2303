package org.parley.web;

import java.util.Locale;
import java.util.stream.Stream;
import org.parley.figure.Figure;

/** The text format of Prometheus, version 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). */
final class Exposition {

    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String PREFIX = "parley_";

    private Exposition() {}

    /** Returns the page of some numbers, each with its meaning. */
    static String of(Stream<Figure> figures) {
        var page = new StringBuilder();
        figures.forEach(figure -> {
            String name = PREFIX + figure.name();
            String kind = figure.kind().name().toLowerCase(Locale.ROOT);
            page.append("# HELP ")
                    .append(name)
                    .append(' ')
                    .append(figure.meaning())
                    .append('\n');
            page.append("# TYPE ").append(name).append(' ').append(kind).append('\n');
            page.append(name).append(' ').append(figure.value()).append('\n');
        });
        return page.toString();
    }
}
