package org.parley.database;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The versioned SQL scripts of one vendor, each by its name.
 *
 * <p>They are listed because WildFly's class path cannot be scanned (flyway/flyway#3667).
 */
final class Migrations implements ResourceProvider {

    private final Vendor vendor;

    Migrations(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return vendor.scripts().contains(name) ? new Script(vendor, name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return vendor.scripts().stream()
                .filter(name ->
                        name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
                .<LoadableResource>map(name -> new Script(vendor, name))
                .toList();
    }

    /** One script beside this class. */
    private static final class Script extends LoadableResource {

        private final String path;
        private final String name;

        Script(Vendor vendor, String name) {
            this.path = vendor.path(name);
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream script = Migrations.class.getResourceAsStream(path);
            return new InputStreamReader(Objects.requireNonNull(script, path), StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
