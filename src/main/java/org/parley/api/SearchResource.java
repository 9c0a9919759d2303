package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.room.Searches;
import org.parley.search.Found;
import org.parley.search.Place;
import org.parley.search.Query;
import org.parley.search.QueryParser;

/** What was said, for who looks for it: {@code /api/search}. */
@RequestScoped
@Path("/search")
public class SearchResource {

    @Inject
    @Nullable
    Searches searches;

    @Inject
    @Nullable
    Calls calls;

    /** A page of what was found, the newest first; {@code next} is the {@code before} of the page behind it. */
    public record Results(List<Result> results, @Nullable String next) {}

    /**
     * A message that was found; where its text is long, the part of it that shows why.
     *
     * @param thread where it stands in a thread, the message with which that began
     */
    public record Result(
            RoomId room,
            String name,
            RoomInfo.Kind kind,
            long head,
            long seq,
            MessageId mid,
            Author from,
            Instant at,
            @Nullable Instant edited,
            @Nullable Long thread,
            String text,
            List<Found.Mark> marks) {

        static Result of(Searches.Hit hit) {
            Message message = hit.found().message();
            Found.Snippet snippet = hit.found().snippet();
            return new Result(
                    message.room(),
                    hit.room().info().name(),
                    hit.room().info().kind(),
                    hit.room().head(),
                    message.seq(),
                    message.mid(),
                    message.from(),
                    message.at(),
                    message.edited(),
                    message.changes(),
                    snippet.text(),
                    snippet.marks());
        }
    }

    /** Returns messages that the caller may read. */
    @GET
    public void search(
            @Suspended AsyncResponse response,
            @QueryParam("q") @Nullable String text,
            @QueryParam("room") @Nullable String room,
            @QueryParam("from") @Nullable String from,
            @QueryParam("before") @Nullable String before,
            @QueryParam("after") @Nullable String after,
            @QueryParam("zone") @Nullable String zone,
            @Context SecurityContext security) {
        Place below = before == null ? null : Place.parse(before).orElse(null);
        Query query = QueryParser.parse(
                text, new QueryParser.Options(room, from, below == null ? before : null, after, zone));
        Calls with = Objects.requireNonNull(calls);
        Answers.to(
                response,
                Objects.requireNonNull(searches).find(with.caller(security), query, below),
                with.codec(),
                SearchResource::results);
    }

    private static Results results(Searches.Page page) {
        Place next = page.next();
        return new Results(page.hits().stream().map(Result::of).toList(), next == null ? null : next.toString());
    }
}
