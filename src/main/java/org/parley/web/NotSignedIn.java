package org.parley.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a person sees who comes back from the provider and is not let in. */
final class NotSignedIn {

    private NotSignedIn() {}

    /** @param sentence of ours: nothing of what came in a request is in it */
    static void answer(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write("""
                        <!doctype html>
                        <html lang="en">
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width">
                        <title>You are not signed in</title>
                        <main>
                        <h1>You are not signed in</h1>
                        <p>%s</p>
                        <p><a href="../">Back to Parley</a></p>
                        </main>
                        </html>
                        """.formatted(sentence));
    }
}
