package org.parley.token;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Asks an issuer for a text, within bounds of time and size. It follows no redirects: what is believed comes from where the
 * administrator said, and from nowhere else. Blocks.
 *
 * <p>Not by {@code HttpClient}: it has threads that outlive the application.
 */
public record RemoteText(LongSupplier nanoTime) {

    /** An answer that is none. */
    public static final class UnexpectedStatus extends IOException {

        private static final long serialVersionUID = 1;

        UnexpectedStatus(int status) {
            super("the answer was " + status);
        }
    }

    private static final int PATIENCE = 3_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int MOST = 256 * 1024;
    private static final int PART = 8 * 1024;

    /**
     * Returns what is at a URL.
     *
     * @throws IOException where it cannot be had; its message says why, without what was asked
     */
    public String get(URI address) throws IOException {
        return ask(address, null, null);
    }

    /**
     * Returns the answer to a form.
     *
     * @param form as {@code application/x-www-form-urlencoded}
     * @param authorization the header of that name; null for none
     * @throws IOException where it cannot be had; its message says why, without what was asked
     */
    public String post(URI address, String form, @Nullable String authorization) throws IOException {
        return ask(address, form, authorization);
    }

    /**
     * Reads an answer that is a JSON object.
     *
     * @throws IOException where it is none
     */
    public static Map<String, Object> object(String json) throws IOException {
        try {
            return JsonUtil.parseJson(json);
        } catch (JoseException e) {
            throw new IOException("the answer is no JSON object", e);
        }
    }

    private String ask(URI address, @Nullable String form, @Nullable String authorization) throws IOException {
        long began = nanoTime.getAsLong();
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(PATIENCE);
        connection.setReadTimeout(PATIENCE);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/json, application/jwk-set+json");
        connection.setRequestProperty("Connection", "close");
        if (authorization != null) {
            connection.setRequestProperty("Authorization", authorization);
        }
        try {
            if (form != null) {
                send(connection, form);
            }
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new UnexpectedStatus(connection.getResponseCode());
            }
            try (InputStream body = connection.getInputStream()) {
                return read(body, began);
            }
        } catch (HttpRetryException e) {
            // The JDK's word for a 401 to a form.
            throw new UnexpectedStatus(e.responseCode());
        } finally {
            connection.disconnect();
        }
    }

    private static void send(HttpURLConnection connection, String form) throws IOException {
        byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        connection.setFixedLengthStreamingMode(bytes.length);
        try (OutputStream body = connection.getOutputStream()) {
            body.write(bytes);
        }
    }

    /** The time is for the whole of it: who gives a byte a second keeps within every other bound. */
    private String read(InputStream body, long began) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] part = new byte[PART];
        for (int read = body.read(part); read >= 0; read = body.read(part)) {
            bytes.write(part, 0, read);
            if (bytes.size() > MOST || nanoTime.getAsLong() - began > LONGEST.toNanos()) {
                throw new IOException("the answer is too long, or takes too long");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
