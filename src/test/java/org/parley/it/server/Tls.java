package org.parley.it.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A port that a server is to speak TLS at, by the scripts of {@code server-config}.
 *
 * @param store a key store in the format PKCS#12, with one certificate, {@code parley}
 */
public record Tls(Path store, String password, int port) {

    /** Makes a certificate that nobody else has signed, in a file of the folder. */
    public static Tls in(Path folder) throws IOException {
        Path store = folder.resolve("parley.p12").toAbsolutePath();
        keytool(
                folder,
                "-genkeypair",
                "-alias",
                "parley",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=chat.example",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        return new Tls(store, "changeit", Ports.free());
    }

    /** Makes a person's own certificate, and returns the key store that it is in, with the same password. */
    public static Path person(Path folder, String name) throws IOException {
        Path store = folder.resolve("person.p12").toAbsolutePath();
        keytool(
                folder,
                "-genkeypair",
                "-alias",
                "person",
                "-keyalg",
                "RSA",
                "-dname",
                name,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        return store;
    }

    /** Returns a key store that has the certificate of another, and not its key. */
    public static Path trusting(Path folder, Path person) throws IOException {
        String certificate = folder.resolve("person.crt").toString();
        Path store = folder.resolve("trust.p12").toAbsolutePath();
        keytool(
                folder,
                "-exportcert",
                "-alias",
                "person",
                "-keystore",
                person.toString(),
                "-storepass",
                "changeit",
                "-file",
                certificate);
        keytool(
                folder,
                "-importcert",
                "-noprompt",
                "-alias",
                "person",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-file",
                certificate);
        return store;
    }

    /** Returns what the scripts read. */
    Map<String, String> environment() {
        return Map.of("PARLEY_TLS_STORE", store.toString(), "PARLEY_TLS_PASSWORD", password);
    }

    /** Runs the JDK's own tool for keys, with its words in a file of the folder. */
    static void keytool(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Tool.run(folder.resolve("keytool.log"), Map.of(), command.toArray(String[]::new));
    }
}
