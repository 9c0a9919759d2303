package org.parley.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.identity.InvalidNickname;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Problem;
import org.parley.protocol.Refusal;
import org.parley.token.InvalidToken;

/**
 * Answers with a {@link Problem} what the gate refuses.
 *
 * @param bearer whether people come in with tokens, so that who has brought nothing is told of it (RFC 6750 section 3)
 */
record Refusals(FrameCodec codec, boolean bearer) {

    private static final int UNPROCESSABLE = 422;

    /** Answers what went wrong while it was found out who asks. */
    void send(HttpServletResponse response, RuntimeException failure) throws IOException {
        if (failure instanceof InvalidNickname) {
            send(response, UNPROCESSABLE, "Unprocessable Content", failure.getMessage(), "bad_name");
        } else if (failure instanceof InvalidToken) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            send(response, ErrorCode.UNAUTHORIZED, String.valueOf(failure.getMessage()));
        } else if (failure instanceof Refusal refusal) {
            send(response, refusal);
        } else {
            unavailable(response, "the database is not available");
        }
    }

    /** Answers that it is to be tried again, here or elsewhere. */
    void unavailable(HttpServletResponse response, String sentence) throws IOException {
        response.setHeader("Retry-After", "1");
        send(response, ErrorCode.UNAVAILABLE, sentence);
    }

    /** Answers with any problem. */
    void send(HttpServletResponse response, int status, String title, @Nullable String detail, @Nullable String code)
            throws IOException {
        ProblemAnswer.to(response, new Problem(status, title, detail, code), codec);
    }

    private void send(HttpServletResponse response, Refusal refusal) throws IOException {
        if (bearer && refusal.code() == ErrorCode.UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"Parley\"");
        }
        ProblemAnswer.to(response, title(refusal.code()), refusal, codec);
    }

    private void send(HttpServletResponse response, ErrorCode code, String sentence) throws IOException {
        send(response, code.status(), title(code), sentence, code.name().toLowerCase(Locale.ROOT));
    }

    private static String title(ErrorCode code) {
        return switch (code) {
            case UNAUTHORIZED -> "Unauthorized";
            case UNAVAILABLE -> "Service Unavailable";
            case RATE_LIMITED -> "Too Many Requests";
            default -> "Forbidden";
        };
    }
}
