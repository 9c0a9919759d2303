package org.parley.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key of an issuer that has only one. */
class PemKeyTest {

    private static final Issuer ISSUER = new Issuer();

    private static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
    void isReadFromItsFileOrFromTheSettingItself(String algorithm, @TempDir Path folder) throws IOException {
        PublicKey key = ISSUER.key(algorithm).getPublic();
        Path file = Files.writeString(folder.resolve("key.pem"), "a comment\n" + pem(key));
        assertThat(PemKey.read(file.toString()).key()).isEqualTo(key);
        assertThat(PemKey.read(pem(key)).key()).isEqualTo(key);
        assertThat(PemKey.read(pem(key).replace("\n", "\\n")).key()).isEqualTo(key);
    }

    @Test
    void whatIsNoPublicKeyIsRefusedAndNotRepeated(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n");
        assertThatThrownBy(() -> PemKey.read(file.toString()))
                .hasMessageContaining("parley.bearer.keys")
                .hasMessageContaining("BEGIN PUBLIC KEY")
                .hasMessageNotContaining("c2VjcmV0");
        assertThatThrownBy(() -> PemKey.read("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"))
                .hasMessageContaining("RSA, EC, Ed25519");
        assertThatThrownBy(() -> PemKey.read("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"))
                .hasMessageContaining("certificate");
        assertThatThrownBy(() -> PemKey.read(folder.resolve("missing.pem").toString()))
                .hasMessageContaining("cannot be read");
    }
}
