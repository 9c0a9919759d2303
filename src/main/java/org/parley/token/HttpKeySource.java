package org.parley.token;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A key set at a URL. It follows no redirects: keys come from where the administrator said, and from nowhere else.
 *
 * <p>Not by {@code HttpClient}: it has threads that outlive the application.
 */
record HttpKeySource(URI address, LongSupplier nanoTime) implements KeySource {

    private static final int PATIENCE = 3_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int MOST = 256 * 1024;
    private static final int PART = 8 * 1024;

    @Override
    public String read() throws IOException {
        long began = nanoTime.getAsLong();
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(PATIENCE);
        connection.setReadTimeout(PATIENCE);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/jwk-set+json, application/json");
        connection.setRequestProperty("Connection", "close");
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("the answer was " + connection.getResponseCode());
            }
            try (InputStream body = connection.getInputStream()) {
                return read(body, began);
            }
        } finally {
            connection.disconnect();
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
