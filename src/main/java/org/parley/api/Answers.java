package org.parley.api;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
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
        stage.thenApply(result -> json(status, body.apply(result), codec).build())
                .whenComplete((answer, failure) -> {
                    if (failure == null) {
                        response.resume(answer);
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
