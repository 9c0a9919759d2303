package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.room.Operation;

/**
 * What the page about rights says, tried on a server: each operation by REST, as everybody, in each kind of room. A new
 * operation without a call here does not compile.
 */
class RightsIT {

    private static final Path PAGE = Path.of("src/site/markdown/rights.md");
    private static final List<String> KINDS = List.of("public", "private", "read-only", "direct");
    private static final String PASSWORD = "correct horse battery";

    /** What ends the room comes after all others. */
    private static final List<Operation> LAST = List.of(Operation.ARCHIVE, Operation.DELETE_ROOM);

    /** Some people, and rooms in which they stand as their names say. */
    private record Cast(ParleyServer server, Map<String, Browser> people, Map<String, String> ids) {

        static Cast of(ParleyServer server) {
            var cast = new Cast(server, new HashMap<>(), new HashMap<>());
            for (String name : List.of("outsider", "member", "moderator", "owner", "banned", "victim")) {
                cast.enter(name, "");
            }
            cast.enter("admin", server.setupWord());
            var guest = new Browser(server);
            cast.people.put("guest", guest);
            cast.ids.put("guest", Browser.json(guest.get("api/me")).getString("id"));
            return cast;
        }

        private void enter(String name, String setup) {
            var browser = new Browser(server);
            var body = Json.createObjectBuilder().add("name", "The " + name).add("password", PASSWORD);
            if (!setup.isEmpty()) {
                body.add("setup", setup);
            }
            HttpResponse<String> answer =
                    browser.post("api/accounts", body.build().toString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            people.put(name, browser);
            ids.put(name, Browser.json(answer).getString("id"));
        }

        Browser person(String name) {
            return Objects.requireNonNull(people.get(name));
        }

        String id(String name) {
            return Objects.requireNonNull(ids.get(name));
        }

        /** Makes a room with everybody in their places, and two messages: one of the owner's, one of who tries. */
        Room room(String kind, String who) {
            String id = "r-" + UUID.randomUUID();
            if (kind.equals("direct")) {
                HttpResponse<String> made = person("owner")
                        .post("api/direct", "{\"users\":[\"" + id("member") + "\",\"" + id("victim") + "\"]}");
                id = Browser.json(made).getString("id");
            } else {
                done(person("owner").post("api/rooms", "{\"id\":\"" + id + "\",\"kind\":\"public\"}"));
                long own = say(who, id);
                for (String name : List.of("member", "victim")) {
                    done(person("owner").ask("PUT", member(id, name), "{}"));
                }
                done(person("owner").ask("PUT", member(id, "moderator"), "{\"role\":\"moderator\"}"));
                done(person("owner").ask("PUT", member(id, "banned") + "/ban", null));
                done(person("owner").ask("PATCH", "api/rooms/" + id, "{\"kind\":\"" + kind.replace('-', '_') + "\"}"));
                return new Room(this, kind, id, who, own, say("owner", id));
            }
            return new Room(this, kind, id, who, who.equals("member") ? say(who, id) : 1, say("owner", id));
        }

        private long say(String who, String room) {
            HttpResponse<String> said = person(who)
                    .post(
                            "api/rooms/" + room + "/messages",
                            "{\"cid\":\"" + UUID.randomUUID() + "\",\"text\":\"hello\"}");
            done(said);
            return Browser.json(said).getJsonNumber("seq").longValue();
        }

        private String member(String room, String name) {
            return "api/rooms/" + room + "/members/" + id(name);
        }

        private static void done(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        }
    }

    /** A room in which somebody tries everything. */
    private record Room(Cast cast, String kind, String id, String who, long own, long others) {

        /** Leaves, where the room would keep another owner. */
        HttpResponse<String> leave() {
            cast.person("owner").ask("PUT", cast.member(id, "moderator"), "{\"role\":\"owner\"}");
            return cast.person(who).ask("DELETE", cast.member(id, who), null);
        }

        HttpResponse<String> attempt(Operation operation) {
            Browser browser = cast.person(who);
            String room = "api/rooms/" + id;
            String victim = cast.member(id, "victim");
            return switch (operation) {
                case SEE -> browser.get(room + "/messages");
                case SEARCH -> browser.get("api/search?q=hello&room=" + id);
                case ENTER -> socket(browser);
                case JOIN -> browser.ask("PUT", cast.member(id, who), "{}");
                case SPEAK ->
                    browser.post(room + "/messages", "{\"cid\":\"" + UUID.randomUUID() + "\",\"text\":\"me\"}");
                case REACT ->
                    browser.ask("PUT", room + "/messages/" + others + "/reactions", "{\"emoji\":\"👍\",\"on\":true}");
                case EDIT_OWN -> browser.ask("PATCH", room + "/messages/" + own, "{\"text\":\"hello, all\"}");
                case DELETE_OWN -> browser.ask("DELETE", room + "/messages/" + own, null);
                case DELETE_OTHERS -> browser.ask("DELETE", room + "/messages/" + others, null);
                case SEE_VERSIONS -> browser.get(room + "/messages/" + others + "/versions");
                case PIN -> browser.ask("PUT", room + "/messages/" + others + "/pin", "{\"on\":true}");
                case REPORT -> browser.post(room + "/reports", "{\"seq\":" + others + ",\"reason\":\"rude\"}");
                case SEE_REPORTS -> browser.get(room + "/reports");
                case SEE_SANCTIONS -> browser.get(room + "/sanctions");
                case INVITE -> browser.ask("PUT", cast.member(id, who.equals("admin") ? "outsider" : "admin"), "{}");
                case LEAVE -> cast.room(kind, who).leave();
                case KICK -> browser.ask("DELETE", victim, null);
                case BAN -> browser.ask("PUT", victim + "/ban", null);
                case MUTE -> browser.ask("PUT", victim + "/mute", "{\"seconds\":60}");
                case CHANGE_ROLES -> browser.ask("PUT", cast.member(id, "moderator"), "{\"role\":\"owner\"}");
                case DESCRIBE -> browser.ask("PATCH", room, "{\"topic\":\"tea\"}");
                case SLOW -> browser.ask("PATCH", room, "{\"slow\":0}");
                case CHANGE_KIND -> browser.ask("PATCH", room, "{\"kind\":\"" + kind.replace('-', '_') + "\"}");
                case ARCHIVE -> browser.ask("PATCH", room, "{\"archived\":true}");
                case DELETE_ROOM -> browser.ask("DELETE", room, null);
            };
        }

        /** A socket's join, told as REST would. */
        private HttpResponse<String> socket(Browser browser) {
            try (ChatClient client = browser.socket(id)) {
                client.await("welcome");
                String answer = client.await(
                                frame -> List.of("joined", "error").contains(frame.getString("type")), "an answer")
                        .getString("type");
                HttpResponse<String> read = browser.get("api/rooms/" + id + "/messages");
                assertThat(read.statusCode() == 200)
                        .as("the socket says the same")
                        .isEqualTo(answer.equals("joined"));
                return read;
            }
        }
    }

    private static String answer(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 200, 201, 204 -> "yes";
            case 403 -> "no";
            case 404 -> "not found";
            default -> response.statusCode() + " " + response.body();
        };
    }

    @OnEachServer
    void everybodyMayDoWhatThePageSays(Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws IOException {
        try (ParleyServer server = ParleyServer.start(
                host.server(),
                folder,
                Map.of(
                        "parley.limits",
                        "off",
                        "parley.data",
                        folder.resolve("d").toString()))) {
            Cast cast = Cast.of(server);
            List<String> wrong = new ArrayList<>();
            for (String kind : KINDS) {
                Map<String, Map<Operation, String>> table = table(kind);
                for (String who : table.keySet()) {
                    if (!kind.equals("direct")
                            || List.of("guest", "outsider", "member", "admin").contains(who)) {
                        tryAll(cast.room(kind, who), kind, table.get(who), wrong);
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static void tryAll(Room room, String kind, @Nullable Map<Operation, String> rights, List<String> wrong) {
        assertThat(rights).isNotNull();
        List<Operation> order = new ArrayList<>(List.of(Operation.values()));
        order.removeAll(LAST);
        order.addAll(LAST);
        for (Operation operation : order) {
            String answer = answer(room.attempt(operation));
            if (!answer.equals(rights.get(operation))) {
                wrong.add(
                        kind + ": " + room.who() + " " + operation + ": " + answer + ", not " + rights.get(operation));
            }
        }
    }

    /** Reads the table of a kind of room: who may do what. */
    private static Map<String, Map<Operation, String>> table(String kind) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int head = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("| " + kind + " room |"))
                .findFirst()
                .orElseThrow());
        String[] people = cells(lines.get(head));
        Map<String, Map<Operation, String>> table = new HashMap<>();
        for (Operation operation : Operation.values()) {
            String name = operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            String[] row = cells(lines.subList(head, lines.size()).stream()
                    .filter(line -> line.startsWith("| " + name + " |"))
                    .findFirst()
                    .orElseThrow());
            for (int i = 1; i < people.length; i++) {
                table.computeIfAbsent(people[i], key -> new HashMap<>()).put(operation, row[i]);
            }
        }
        return table;
    }

    private static String[] cells(String line) {
        return line.substring(2, line.length() - 2).split(" \\| ");
    }
}
