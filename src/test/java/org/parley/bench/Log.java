package org.parley.bench;

import java.util.Map;

/**
 * Where Parley keeps its messages.
 *
 * @param name {@code memory}, {@code h2} or {@code postgresql}
 * @param settings what Parley is told of it
 */
record Log(String name, Map<String, String> settings) {

    static final Log MEMORY = new Log("memory", Map.of("parley.log", "memory"));
    static final Log H2 = new Log("h2", Map.of("parley.log", "jpa"));
}
