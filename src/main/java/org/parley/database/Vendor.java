package org.parley.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The databases that Parley knows, each with its scripts, which are listed in a text of its own: {@code h2.txt}, …. */
enum Vendor {
    H2("H2", 1),
    POSTGRESQL("PostgreSQL", Integer.MAX_VALUE),
    MARIADB("MariaDB", Integer.MAX_VALUE);

    private final String product;
    private final int writers;

    Vendor(String product, int writers) {
        this.product = product;
        this.writers = writers;
    }

    /**
     * Returns the vendor of a product; empty where it is none of these.
     *
     * @param product as JDBC's metadata call it
     */
    static Optional<Vendor> of(String product) {
        return Arrays.stream(values())
                .filter(vendor -> vendor.product.equalsIgnoreCase(product))
                .findFirst();
    }

    /** Returns how many may write at once; see {@link WriteGate}. */
    int writers() {
        return writers;
    }

    /** Returns the names of its scripts, in their order. MariaDB is known since version 2. */
    List<String> scripts() {
        return paths().stream().map(Vendor::name).toList();
    }

    /** Returns where a script of its lies, beside this class or below it. */
    String path(String script) {
        return paths().stream()
                .filter(path -> name(path).equals(script))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the version that the tables are of after the last script. */
    String version() {
        List<String> scripts = scripts();
        String last = scripts.get(scripts.size() - 1);
        return last.substring(1, last.indexOf("__"));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private List<String> paths() {
        String list = name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream lines = Vendor.class.getResourceAsStream(list)) {
            return new String(Objects.requireNonNull(lines, list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
