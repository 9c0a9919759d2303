package org.parley.config;

import java.util.List;

/** The settings are wrong; the message names each key and what would be right. Parley does not start. */
public final class InvalidConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidConfiguration(List<String> mistakes) {
        super(String.join("; ", mistakes));
    }
}
