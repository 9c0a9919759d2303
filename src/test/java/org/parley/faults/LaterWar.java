package org.parley.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.parley.it.server.Servers;

/** The WAR that is shipped, with one more version of PostgreSQL's tables, as the next Parley will have it. */
final class LaterWar {

    /** The version that the tables are of with it. */
    static final String VERSION = "99";

    private static final String SCRIPT = "V99__what_comes_later.sql";

    /** A new table, and a new column in the one that all messages go to. */
    private static final String CHANGE = """
            create table parley_later (id varchar(64) primary key, note varchar(200));
            alter table parley_event add column later varchar(200);
            create index parley_event_later on parley_event (later) where later is not null;
            """;

    private LaterWar() {}

    /** Makes it in a folder. */
    static Path in(Path folder) {
        Path war = folder.toAbsolutePath().resolve("later.war");
        try {
            Files.createDirectories(folder);
            Files.copy(Servers.WAR, war);
            try (FileSystem content = FileSystems.newFileSystem(war)) {
                Path scripts = content.getPath("WEB-INF/classes/org/parley/database");
                Path list = scripts.resolve("postgresql.txt");
                Files.writeString(scripts.resolve(SCRIPT), CHANGE);
                Files.writeString(list, Files.readString(list) + SCRIPT + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return war;
    }
}
