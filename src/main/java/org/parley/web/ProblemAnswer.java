package org.parley.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Problem;
import org.parley.protocol.Refusal;

/** Answers a request with a {@link Problem}, before any resource is asked. */
final class ProblemAnswer {

    private ProblemAnswer() {}

    /** Answers with a refusal, and when to try again. */
    static void to(HttpServletResponse response, String title, Refusal refusal, FrameCodec codec) throws IOException {
        Long seconds = refusal.seconds();
        if (seconds != null) {
            response.setHeader("Retry-After", String.valueOf(seconds));
        }
        to(response, new Problem(title, refusal), codec);
    }

    /** Answers with an obstacle. */
    static void to(HttpServletResponse response, Obstacle obstacle, @Nullable String code, FrameCodec codec)
            throws IOException {
        to(response, new Problem(obstacle.status(), obstacle.title(), obstacle.detail(), code), codec);
    }

    /** Answers with a problem. */
    static void to(HttpServletResponse response, Problem problem, FrameCodec codec) throws IOException {
        SecurityHeaders.set(response);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(codec.encodeBody(problem));
    }
}
