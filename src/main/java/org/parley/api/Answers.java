package org.parley.api;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.FrameCodec;

/** Turns what a use case gives into an answer. */
final class Answers {

    private Answers() {}

    /** Answers when the stage ends: with 200 and the record, or with a problem. */
    static <T> void to(AsyncResponse response, CompletionStage<T> stage, FrameCodec codec, Function<T, Record> body) {
        to(response, stage, codec, Response.Status.OK, body);
    }

    /** Answers when the stage ends: with the status and the record, or with a problem. */
    static <T> void to(
            AsyncResponse response,
            CompletionStage<T> stage,
            FrameCodec codec,
            Response.Status status,
            Function<T, Record> body) {
        with(
                response,
                stage,
                codec,
                result -> json(status, body.apply(result), codec).build());
    }

    /** Answers with nothing when the stage ends, or with a problem. */
    static void done(AsyncResponse response, CompletionStage<Void> stage, FrameCodec codec) {
        with(response, stage, codec, nothing -> Response.noContent().build());
    }

    /** Answers with what the result makes when the stage ends, or with a problem. */
    static <T extends @Nullable Object> void with(
            AsyncResponse response, CompletionStage<T> stage, FrameCodec codec, Function<T, Response> answer) {
        stage.thenApply(answer).whenComplete((made, failure) -> {
            if (failure == null) {
                response.resume(made);
            } else {
                response.resume(Problems.of(failure, codec));
            }
        });
    }

    /** Returns an answer that no cache keeps. */
    static Response.ResponseBuilder json(Response.Status status, Record body, FrameCodec codec) {
        return Response.status(status)
                .type("application/json")
                .header("Cache-Control", "no-store")
                .entity(codec.encodeBody(body));
    }
}
