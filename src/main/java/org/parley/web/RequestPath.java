package org.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** The path of a request inside the application, decoded as the server does it to find who answers. */
final class RequestPath {

    private RequestPath() {}

    /** Open Liberty's servlet for files calls the whole path what comes after its own, others call it the servlet's. */
    static String of(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }
}
