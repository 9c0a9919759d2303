package org.parley.it.server;

import java.io.IOException;
import java.nio.file.Path;
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
        Tool.run(
                folder.resolve("keytool.log"),
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
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

    /** Returns what the scripts read. */
    Map<String, String> environment() {
        return Map.of("PARLEY_TLS_STORE", store.toString(), "PARLEY_TLS_PASSWORD", password);
    }
}
