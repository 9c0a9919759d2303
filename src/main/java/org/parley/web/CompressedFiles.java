package org.parley.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Answers with the page's files as the build has compressed them, to whom takes gzip; everybody else gets the file.
 *
 * <p>Servers compress only when they are told to, and each is told in its own way. The files are few and small, so they
 * are kept in memory.
 */
public final class CompressedFiles extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final String SUFFIX = ".gz";

    private transient Map<String, Compressed> files = Map.of();

    @SuppressWarnings("ArrayRecordComponent")
    private record Compressed(byte[] bytes, String type, String tag) {}

    /** Reads what the build has left. */
    @Override
    public void init() {
        ServletContext context = getServletContext();
        var paths = context.getResourcePaths("/");
        Map<String, Compressed> found = new HashMap<>();
        for (String path : paths == null ? new String[0] : paths.toArray(String[]::new)) {
            if (path.endsWith(SUFFIX)) {
                String file = path.substring(0, path.length() - SUFFIX.length());
                found.put(file, read(context, path, context.getMimeType(file)));
            }
        }
        files = Map.copyOf(found);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Compressed file = files.get(RequestPath.of(request));
        if (file == null) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("Vary", "Accept-Encoding");
        if (!takesGzip(request.getHeader("Accept-Encoding"))) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("ETag", file.tag());
        if (file.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setHeader("Content-Encoding", "gzip");
        response.setContentType(file.type());
        response.setContentLength(file.bytes().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(file.bytes());
        }
    }

    private static boolean takesGzip(@Nullable String accepted) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .anyMatch(coding -> coding.equals("gzip")
                                || (coding.startsWith("gzip;") && !coding.matches(".*q=0(\\.0*)?")));
    }

    private static Compressed read(ServletContext context, String path, @Nullable String type) {
        try (InputStream in = context.getResourceAsStream(path)) {
            byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
            var sum = new CRC32();
            sum.update(bytes);
            String tag = "\"" + Long.toHexString(sum.getValue()) + "-" + bytes.length + "-gz\"";
            return new Compressed(bytes, type == null ? "application/octet-stream" : type, tag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
