package org.parley.api;

import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.parley.account.InvalidPassword;
import org.parley.identity.InvalidNickname;
import org.parley.log.LogUnavailable;
import org.parley.log.OutcomeUnknown;
import org.parley.protocol.BadFrame;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Problem;
import org.parley.protocol.Refusal;

/** Turns what went wrong into a {@link Problem}, with the code that the socket would give. */
final class Problems {

    private static final System.Logger LOG = System.getLogger(Problems.class.getName());
    private static final int UNPROCESSABLE = 422;
    private static final int GATEWAY_TIMEOUT = 504;

    private Problems() {}

    /** Returns the answer to whatever went wrong; what nobody foresaw is logged and not described. */
    static Response of(Throwable failure, FrameCodec codec) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return of(failure.getCause(), codec);
        } else if (failure instanceof Refusal refusal) {
            return refused(refusal, codec);
        } else if (failure instanceof BadFrame bad) {
            return refused(bad.refusal(), codec);
        } else if (failure instanceof InvalidNickname invalid) {
            return answer(UNPROCESSABLE, "Unprocessable Content", invalid.getMessage(), "bad_name", codec)
                    .build();
        } else if (failure instanceof InvalidPassword invalid) {
            return answer(UNPROCESSABLE, "Unprocessable Content", invalid.getMessage(), "bad_password", codec)
                    .build();
        } else if (failure instanceof LogUnavailable) {
            return refused(new Refusal(ErrorCode.UNAVAILABLE, "the database is not available"), codec);
        } else if (failure instanceof OutcomeUnknown) {
            return answer(
                            GATEWAY_TIMEOUT,
                            "Gateway Timeout",
                            "nobody can tell whether it was stored; a message may be repeated with the same cid",
                            null,
                            codec)
                    .build();
        }
        LOG.log(System.Logger.Level.ERROR, "a request failed", failure);
        return answer(500, "Internal Server Error", null, null, codec).build();
    }

    /** Returns the answer with a status that the server chose. */
    static Response of(Response.StatusType status, FrameCodec codec) {
        return answer(status.getStatusCode(), status.getReasonPhrase(), null, null, codec)
                .build();
    }

    private static Response refused(Refusal refusal, FrameCodec codec) {
        int status = refusal.code().status();
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? refusal.code().name().toLowerCase(Locale.ROOT) : known.getReasonPhrase();
        return answer(new Problem(title, refusal), codec)
                .header("Retry-After", refusal.seconds())
                .build();
    }

    private static Response.ResponseBuilder answer(
            int status, String title, @Nullable String detail, @Nullable String code, FrameCodec codec) {
        return answer(new Problem(status, title, detail, code), codec);
    }

    private static Response.ResponseBuilder answer(Problem problem, FrameCodec codec) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(codec.encodeBody(problem));
    }
}
