package org.parley.faults;

import jakarta.json.JsonValue;
import java.net.http.HttpClient;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.parley.it.ParleyServer;

/** Whom a node lists as members of the rooms, against who is there on whatever node. */
final class Listed {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Crowd crowd;

    Listed(Crowd crowd) {
        this.crowd = crowd;
    }

    /** Returns the members of all rooms who are not there. */
    Set<String> ghosts(ParleyServer node) {
        Set<String> ghosts = new HashSet<>();
        for (String room : Crowd.rooms()) {
            Set<String> members = members(node, room);
            members.removeAll(crowd.users(room));
            ghosts.addAll(members);
        }
        return ghosts;
    }

    /** Returns those of some people who are there and are not among the members of their room. */
    Set<String> missing(ParleyServer node, List<LoadClient> people) {
        Set<String> missing = new HashSet<>();
        for (String room : Crowd.rooms()) {
            Set<String> members = members(node, room);
            people.stream()
                    .filter(client -> client.room().equals(room) && client.joined())
                    .map(LoadClient::user)
                    .filter(user -> !members.contains(user))
                    .forEach(missing::add);
        }
        return missing;
    }

    private Set<String> members(ParleyServer node, String room) {
        Set<String> members = new HashSet<>();
        for (JsonValue member : FinalLogs.get(http, node, "api/rooms/" + room).getJsonArray("members")) {
            members.add(member.asJsonObject().getString("id"));
        }
        return members;
    }
}
