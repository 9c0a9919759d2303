package org.parley.token;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one key of an issuer that has no set of them (RFC 7468): whatever a token calls it, it is this one. */
record PemKey(PublicKey key) implements Keys {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (PUBLIC KEY|CERTIFICATE)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private static final List<String> KINDS = List.of("RSA", "EC", "Ed25519");

    /**
     * Reads a key.
     *
     * @param text the key itself, or the name of its file
     * @throws IllegalArgumentException if there is no key that can be used; the message says what would be right
     */
    static PemKey read(String text) {
        // An environment variable of some systems has no lines.
        Matcher block = BLOCK.matcher((text.startsWith("-----") ? text : file(text)).replace("\\n", "\n"));
        if (!block.find()) {
            throw new IllegalArgumentException(
                    "parley.bearer.keys names no PEM of a public key or a certificate (BEGIN PUBLIC KEY)");
        }
        byte[] der = Base64.getMimeDecoder().decode(block.group(2));
        return new PemKey(block.group(1).equals("CERTIFICATE") ? ofCertificate(der) : ofKey(der));
    }

    @Override
    public Optional<PublicKey> find(@Nullable String id, String algorithm) {
        return Optional.of(key);
    }

    private static String file(String name) {
        try {
            return Files.readString(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("the file that parley.bearer.keys names cannot be read", e);
        }
    }

    private static PublicKey ofCertificate(byte[] der) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getPublicKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the certificate of parley.bearer.keys cannot be read", e);
        }
    }

    private static PublicKey ofKey(byte[] der) {
        return KINDS.stream()
                .flatMap(kind -> ofKey(der, kind).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the key of parley.bearer.keys is none of " + String.join(", ", KINDS)));
    }

    private static Optional<PublicKey> ofKey(byte[] der, String kind) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(der)));
        } catch (GeneralSecurityException e) {
            // Of another kind.
            return Optional.empty();
        }
    }
}
