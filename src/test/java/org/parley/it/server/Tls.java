package org.parley.it.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A port that a server is to speak TLS at, by the scripts of {@code server-config}.
 *
 * @param store a key store in the format PKCS#12, with one certificate, {@code parley}
 */
public record Tls(Path store, String password, int port) {

    private static final String PASSWORD = "changeit";

    /** Makes a certificate that nobody else has signed, in a file of the folder. */
    public static Tls in(Path folder) throws IOException {
        return new Tls(
                certify(folder, "parley", "CN=chat.example", "-ext", "san=dns:localhost"), PASSWORD, Ports.free());
    }

    /** Makes a person's own certificate, and returns the key store that it is in, with the same password. */
    public static Path person(Path folder, String name) throws IOException {
        return certify(folder, "person", name);
    }

    private static Path certify(Path folder, String alias, String name, String... more) throws IOException {
        Path store = folder.resolve(alias + ".p12").toAbsolutePath();
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keyalg", "RSA", "-dname", name));
        arguments.addAll(List.of(more));
        inStore(folder, store, alias, arguments);
        return store;
    }

    /** Returns a key store that has a person's certificate, and not its key. */
    public static Path trusting(Path folder, Path person) throws IOException {
        String certificate = folder.resolve("person.crt").toString();
        Path store = folder.resolve("trust.p12").toAbsolutePath();
        inStore(folder, person, "person", List.of("-exportcert", "-file", certificate));
        inStore(folder, store, "person", List.of("-importcert", "-noprompt", "-file", certificate));
        return store;
    }

    private static void inStore(Path folder, Path store, String alias, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(
                "-alias", alias, "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
        keytool(folder, all.toArray(String[]::new));
    }

    /** Returns a file of PEM with the certificate and its key, as HAProxy and nginx read it. */
    public Path pem(Path folder) throws IOException {
        var encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
            String text = "-----BEGIN PRIVATE KEY-----\n"
                    + encoder.encodeToString(
                            keys.getKey("parley", password.toCharArray()).getEncoded())
                    + "\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n"
                    + encoder.encodeToString(keys.getCertificate("parley").getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
            return Files.writeString(folder.resolve("parley.pem"), text).toAbsolutePath();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
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
