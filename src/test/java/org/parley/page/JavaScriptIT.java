package org.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.log.LawFiles;

/** Runs the page's own tests, which are modules like the page, in a real browser, and reports each of them. */
@ExtendWith(Chromium.class)
class JavaScriptIT {

    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html",
            "js",
            "text/javascript",
            "jsonl",
            "text/plain",
            "css",
            "text/css",
            "svg",
            "image/svg+xml");

    @TestFactory
    Stream<DynamicTest> thePagesOwnTests(Browser browser) throws IOException {
        LawFiles.write(Path.of("target/laws/changes.jsonl"));
        HttpServer server = serve(Path.of("").toAbsolutePath());
        try (Page page = browser.newPage()) {
            int port = server.getAddress().getPort();
            page.navigate("http://localhost:" + port + "/src/test/javascript/index.html");
            page.waitForFunction("window.done === true");
            List<?> results = (List<?>) Objects.requireNonNull(page.evaluate("window.results"));
            assertThat(results).hasSizeGreaterThan(50);
            return results.stream().map(result -> test((Map<?, ?>) result)).toList().stream();
        } finally {
            server.stop(0);
        }
    }

    private static DynamicTest test(Map<?, ?> result) {
        Object error = result.get("error");
        return DynamicTest.dynamicTest(
                String.valueOf(result.get("name")),
                () -> assertThat(error).as(String.valueOf(error)).isNull());
    }

    /** Serves the project's sources to this machine, and the lives that were written for the law. */
    private static HttpServer serve(Path root) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/src/", exchange -> answer(exchange, root));
        server.createContext("/target/laws/", exchange -> answer(exchange, root));
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, Path root) throws IOException {
        Path file =
                root.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        if (!file.startsWith(root) || !Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        String name = file.toString();
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        byte[] bytes = Files.readAllBytes(file);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
