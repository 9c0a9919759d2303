package org.parley.faults;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.parley.faults.checker.Log;
import org.parley.faults.checker.Stored;
import org.parley.it.ParleyServer;

/** Reads what the log holds in the end: as a node tells it by REST, and as the database does by SQL. */
final class FinalLogs {

    private static final String ROWS = "select room_id, seq, kind, mid, author_id, cid, body from parley_event";

    private FinalLogs() {}

    /** Asks a node. */
    static Log rest(ParleyServer server, List<String> rooms) {
        List<Stored> messages = new ArrayList<>();
        HttpClient http = HttpClient.newHttpClient();
        for (String room : rooms) {
            long after = 0;
            boolean more = true;
            while (more) {
                JsonObject page = get(http, server, "api/rooms/" + room + "/messages?limit=200&after=" + after);
                for (JsonValue event : page.getJsonArray("events")) {
                    Stored stored = stored(event.asJsonObject());
                    messages.add(stored);
                    after = stored.seq();
                }
                more = page.getBoolean("more");
            }
        }
        return new Log("node " + server.port(), messages);
    }

    /** Asks the built-in database of a server that has stopped. */
    static Log h2(Path data) {
        return sql("jdbc:h2:file:" + data.toAbsolutePath().resolve("parley"), "parley", "");
    }

    /** Asks a database. */
    static Log sql(String url, String user, String password) {
        List<Stored> messages = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ROWS)) {
            while (rows.next()) {
                messages.add(
                        rows.getString(3).equals("message")
                                ? new Stored(
                                        rows.getString(1),
                                        rows.getLong(2),
                                        rows.getString(4),
                                        rows.getString(5),
                                        rows.getString(6),
                                        Texts.hash(rows.getString(7)))
                                : Stored.change(rows.getString(1), rows.getLong(2)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be read", e);
        }
        return new Log("sql", messages);
    }

    /** Returns what a node answers to a question. */
    static JsonObject get(HttpClient http, ParleyServer server, String path) {
        var request = HttpRequest.newBuilder(server.http(path)).build();
        try {
            return Json.object(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException(path + " has no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns an event of the log as the checker knows it. */
    static Stored stored(JsonObject event) {
        String room = event.getString("room");
        long seq = event.getJsonNumber("seq").longValue();
        if (!event.getString("type").equals("message")) {
            return Stored.change(room, seq);
        }
        String text = event.getString("text");
        return new Stored(
                room,
                seq,
                event.getString("mid"),
                event.getJsonObject("from").getString("id"),
                Texts.cid(text),
                Texts.hash(text));
    }
}
