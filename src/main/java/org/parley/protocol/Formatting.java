package org.parley.protocol;

import org.jspecify.annotations.Nullable;

/** How a text looks whose signs mean something. Implementations are thread-safe, and fast: frames are made for each message. */
@FunctionalInterface
public interface Formatting {

    /** Everything is shown as it was typed. */
    Formatting NONE = text -> null;

    /** Returns a text as HTML that is safe to show, or null where it is shown as it is. */
    @Nullable
    String html(String text);

    /** Returns what somebody says in a record of the wire as HTML, or null where it is shown as it is, or nobody says anything. */
    default @Nullable String of(Record record) {
        String said = record instanceof Message message
                ? message.text()
                : record instanceof Edited edited ? edited.text() : null;
        return said == null ? null : html(said);
    }
}
