package org.parley.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody's browser, as far as the API goes: keeps the cookies, and says the CSRF token that it was told. */
public final class Browser {

    private final ParleyServer server;
    private final Map<String, String> cookies = new TreeMap<>();
    private @Nullable String csrf;

    public Browser(ParleyServer server) {
        this.server = server;
    }

    /** Returns the same browser as it comes to another server behind the same address. */
    public Browser at(ParleyServer other) {
        var same = new Browser(other);
        same.cookies.putAll(cookies);
        same.csrf = csrf;
        return same;
    }

    public static JsonObject json(HttpResponse<String> answer) {
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    HttpResponse<String> get(String path) {
        return ask("GET", path, null);
    }

    public HttpResponse<String> post(String path, String body) {
        return ask("POST", path, body);
    }

    public HttpResponse<String> ask(String method, String path, @Nullable String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!cookies.isEmpty()) {
            all.addAll(List.of("Cookie", cookie()));
        }
        if (csrf != null && !all.contains("X-CSRF-Token")) {
            all.addAll(List.of("X-CSRF-Token", csrf));
        }
        if (body != null && !all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        HttpResponse<String> answer = HostileRoom.ask(
                HttpRequest.newBuilder(server.http(path))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body)),
                all.toArray(String[]::new));
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        if (answer.body().contains("\"csrf\"")) {
            csrf = json(answer).getString("csrf");
        }
        return answer;
    }

    public HttpResponse<String> register(String name, String password) {
        return post("api/accounts", credentials(name, password));
    }

    HttpResponse<String> login(String name, String password) {
        return post("api/session", credentials(name, password));
    }

    /** Opens a socket with the browser's cookies, from the server's own page. */
    public ChatClient socket(String room) {
        return ChatClient.browser(server.ws("chat/" + room), "http://localhost:" + server.port(), cookie());
    }

    String cookie() {
        return cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String header) {
        String[] pair = header.replaceFirst(";.*", "").split("=", 2);
        if (header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String credentials(String name, String password) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("password", password)
                .build()
                .toString();
    }
}
