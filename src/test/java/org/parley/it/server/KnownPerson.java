package org.parley.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Somebody whom a server knows by itself, as the scripts of {@code server-config} have her: Ada, one of the staff. */
public record KnownPerson(String name, String password, String group) {

    public static final KnownPerson ADA = new KnownPerson("ada", "analytical-engine", "staff");

    /** Returns what the scripts read. */
    Map<String, String> environment() {
        return Map.of("PARLEY_ADA", password);
    }

    /** Copies a script of {@code asadmin} into a folder, where it finds the password. */
    Path script(Path original, Path folder) throws IOException {
        Path passwords = folder.resolve("people.passwords");
        Files.writeString(passwords, "AS_ADMIN_USERPASSWORD=" + password + "\n");
        Path script = folder.resolve("people.asadmin");
        Files.writeString(script, Files.readString(original).replace("people.passwords", passwords.toString()));
        return script;
    }
}
